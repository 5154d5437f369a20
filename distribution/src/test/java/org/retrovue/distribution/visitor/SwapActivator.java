package org.retrovue.distribution.visitor;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevisions;
import org.osgi.framework.wiring.BundleWiring;

/** Stops, starts and updates bundles of a running station as files in its home ask for, and tells what is left of them. */
public final class SwapActivator implements BundleActivator {
    /** In the home: how and which bundle. */
    public static final String ORDER = "swap.order";
    /** In the home, when it is done: bundles, revisions, class loaders of earlier revisions, threads. */
    public static final String DONE = "swap.done";

    private static final int COLLECTIONS = 10;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private volatile boolean ended;

    @Override
    public void start(BundleContext context) {
        Path home = Path.of(context.getProperty("retrovue.home"));
        Thread thread = new Thread(() -> work(context, home), "swapper");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop(BundleContext context) {
        ended = true;
    }

    private void work(BundleContext context, Path home) {
        while (!ended) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            Path order = home.resolve(ORDER);
            if (Files.exists(order)) {
                try {
                    String[] words = Files.readString(order).split(" ");
                    Files.delete(order);
                    tell(home, swap(context, words[0], words[1]));
                } catch (IOException | BundleException | RuntimeException e) {
                    tell(home, "failed " + e);
                }
            }
        }
    }

    private static void tell(Path home, String what) {
        try {
            Path beside = Files.writeString(home.resolve(DONE + ".part"), what);
            Files.move(beside, home.resolve(DONE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String swap(BundleContext context, String how, String name) throws BundleException {
        Bundle bundle = bundle(context, name);
        if (how.equals("measure")) {
            collect();
            return state(context, bundle);
        }
        boolean stopped = !how.equals("update");
        if (!how.equals("restart")) {
            loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
        }
        if (stopped) {
            bundle.stop(Bundle.STOP_TRANSIENT);
        }
        if (!how.equals("restart")) {
            bundle.update();
        }
        if (stopped) {
            bundle.start(Bundle.START_TRANSIENT);
        }
        return state(context, bundle);
    }

    private static Bundle bundle(BundleContext context, String name) {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("no bundle " + name);
    }

    private String state(BundleContext context, Bundle bundle) {
        int revisions = bundle.adapt(BundleRevisions.class).getRevisions().size();
        int threads = Thread.getAllStackTraces().size();
        return String.format(
                Locale.ROOT,
                "%d %d %d %d %d",
                context.getBundles().length,
                revisions,
                loaders.size(),
                threads,
                bundle.getState());
    }

    /** Forgets class loaders of earlier revisions that nothing holds any more. */
    private void collect() {
        for (int i = 0; i < COLLECTIONS && !loaders.isEmpty(); i++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            loaders.removeIf(loader -> loader.get() == null);
        }
    }
}
