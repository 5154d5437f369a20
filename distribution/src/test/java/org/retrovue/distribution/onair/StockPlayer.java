package org.retrovue.distribution.onair;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.retrovue.distribution.Chromium;

/** hls.js as it comes, in a headless Chromium. */
final class StockPlayer implements AutoCloseable {
    private static final String LOAD =
            "new Promise((done) => { const s = document.createElement('script'); s.src = '/guide/hls/hls.light.min.js';"
                    + " s.onload = done; document.head.append(s); })";
    private static final String PLAY =
            "(() => { const video = document.createElement('video'); document.body.append(video);"
                    + " window.stalls = 0; window.errors = []; window.hls = new Hls();"
                    + " hls.on(Hls.Events.ERROR, (name, data) => errors.push(data.details + ' at ' + video.currentTime + ' ' + (data.error ? data.error.stack : '')));"
                    + " hls.on(Hls.Events.MANIFEST_PARSED, () => { video.play(); });"
                    + " hls.loadSource('%s'); hls.attachMedia(video);"
                    + " video.addEventListener('playing', () => video.addEventListener('waiting', () => window.stalls++)); })()";

    private final Chromium browser;

    private StockPlayer(Chromium browser) {
        this.browser = browser;
    }

    static StockPlayer play(String program, URI address, Path folder) throws Exception {
        Chromium browser = Chromium.start(Installed.first(List.of(program)), folder);
        try {
            browser.open(address.resolve("/api/v1/clock").toString());
            browser.evaluate(LOAD);
            browser.evaluate(String.format(PLAY, address));
        } catch (Exception e) {
            browser.close();
            throw e;
        }
        return new StockPlayer(browser);
    }

    double position() throws Exception {
        return browser.evaluate("document.querySelector('video').currentTime").asDouble();
    }

    int stalls() throws Exception {
        return browser.evaluate("window.stalls").asInt();
    }

    /** Returns what hls.js reported, fatal or not. */
    String errors() throws Exception {
        return browser.evaluate("errors.join(', ')").asText();
    }

    int bufferedRanges() throws Exception {
        return browser.evaluate("document.querySelector('video').buffered.length")
                .asInt();
    }

    int shown() throws Exception {
        return quality("totalVideoFrames");
    }

    int dropped() throws Exception {
        return quality("droppedVideoFrames");
    }

    private int quality(String figure) throws Exception {
        return browser.evaluate("document.querySelector('video').getVideoPlaybackQuality()." + figure)
                .asInt();
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
