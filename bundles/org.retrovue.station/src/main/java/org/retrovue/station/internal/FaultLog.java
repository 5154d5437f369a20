package org.retrovue.station.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.station.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The faults of this run, in memory: contract FAULT-001. */
@Component(service = Faults.class, immediate = true)
public final class FaultLog implements Faults {

    static final int CAPACITY = 500;

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

    private final MasterClock clock;

    /** The one that was reported longest ago first. */
    @GuardedBy("this")
    private final Map<Key, Fault> faults = new LinkedHashMap<>();

    @Activate
    public FaultLog(@Reference MasterClock clock) {
        this.clock = clock;
    }

    @Override
    public void report(Kind kind, String code, String subject, String message) {
        if (add(kind, code, subject, message)) {
            LOG.warn("{} fault {} of {}: {}", kind == Kind.PLANNING ? "Planning" : "Runtime", code, subject, message);
        }
    }

    /** Returns whether it was not active before. */
    private synchronized boolean add(Kind kind, String code, String subject, String message) {
        Instant now = clock.now();
        Key key = new Key(code, subject);
        // Taken out and put back, so that it goes to the end.
        @Nullable Fault known = faults.remove(key);
        faults.put(
                key,
                known == null
                        ? new Fault(kind, code, subject, message, now, now, 1, true)
                        : new Fault(kind, code, subject, message, known.first(), now, known.count() + 1, true));
        if (faults.size() > CAPACITY) {
            makeRoom();
        }
        return known == null || !known.active();
    }

    @GuardedBy("this")
    private void makeRoom() {
        Iterator<Fault> all = faults.values().iterator();
        while (all.hasNext()) {
            if (!all.next().active()) {
                all.remove();
                return;
            }
        }
        Iterator<Key> oldest = faults.keySet().iterator();
        oldest.next();
        oldest.remove();
    }

    @Override
    public void clear(String code, String subject) {
        if (over(new Key(code, subject))) {
            LOG.info("Fault {} of {} is over", code, subject);
        }
    }

    private synchronized boolean over(Key key) {
        Fault fault = faults.get(key);
        if (fault == null || !fault.active()) {
            return false;
        }
        faults.put(
                key,
                new Fault(
                        fault.kind(),
                        fault.code(),
                        fault.subject(),
                        fault.message(),
                        fault.first(),
                        fault.last(),
                        fault.count(),
                        false));
        return true;
    }

    @Override
    public synchronized List<Fault> recent() {
        List<Fault> latestFirst = new ArrayList<>(faults.values());
        Collections.reverse(latestFirst);
        return Collections.unmodifiableList(latestFirst);
    }

    private record Key(String code, String subject) {}
}
