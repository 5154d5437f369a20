package org.retrovue.media.engine.internal;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A test of the engine, which works in this process here. */
abstract class WithEngine {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    FfmpegEngine engine;

    @Before
    public final void start() throws Exception {
        engine = new FfmpegEngine(folder.newFolder().toPath(), () -> 0L);
    }

    @After
    public final void stop() {
        engine.close();
    }
}
