package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.clock.MonotonicClock;
import org.retrovue.media.api.MediaException;

/** Remembers which files ended the process that read them: they are left alone until they change or some minutes have passed. Any thread. */
final class Outlaws {
    /** Minutes that a file is left alone that crashed its decoder. */
    static final int CRASHED = 10;
    /** Minutes that a file is left alone that took too long, perhaps because the machine had too much to do. */
    static final int LATE = 1;

    private static final long MINUTE = 60_000_000_000L;
    private static final int MOST = 1000;

    private record Crime(FileStamp stamp, long since, int minutes, String what) {
        MediaException of(Path file, @Nullable Throwable cause) {
            String text = file + ": " + what + "; it is left alone until it changes or " + minutes
                    + (minutes == 1 ? " minute has passed" : " minutes have passed");
            return cause == null ? new MediaException(text) : new MediaException(text, cause);
        }
    }

    private final MonotonicClock clock;
    private final Map<Path, Crime> crimes = new LinkedHashMap<>();

    Outlaws(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Remembers a file for some minutes. Returns what to say of it. */
    synchronized MediaException convict(
            Path file, FileStamp stamp, int minutes, String what, @Nullable Throwable cause) {
        Crime crime = new Crime(stamp, clock.nanos(), minutes, what);
        crimes.remove(file);
        crimes.put(file, crime);
        if (crimes.size() > MOST) {
            crimes.remove(crimes.keySet().iterator().next());
        }
        return crime.of(file, cause);
    }

    /**
     * Passes files that have done nothing.
     *
     * @throws MediaException for the others, with what they did
     */
    synchronized void require(Path file, FileStamp stamp) throws MediaException {
        Crime crime = crimes.get(file);
        if (crime == null) {
            return;
        }
        if (!crime.stamp().equals(stamp) || clock.nanos() - crime.since() >= crime.minutes() * MINUTE) {
            crimes.remove(file);
            return;
        }
        throw crime.of(file, null);
    }
}
