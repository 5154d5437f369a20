package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Seeds;
import org.retrovue.api.station.Faults;
import org.retrovue.api.store.DocumentStore;
import org.retrovue.api.store.DocumentStore.Document;

/** Keeps the last good version of each channel file over restarts. A store that is out of order is a fault, and nothing else. */
final class LastGood {
    /** The kind of its documents. */
    static final String KIND = "channel-file";

    private static final String ID = "last-good";
    private static final String FAULT = "ChannelFileStore";

    private final DocumentStore store;
    private final Faults faults;

    LastGood(DocumentStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    /** Returns what was kept of a file. */
    Optional<PlanText> of(String name) {
        try {
            return store.find(KIND, name, ID).map(document -> KeptText.read(name, document.body()));
        } catch (RuntimeException e) {
            failed(name, e);
            return Optional.empty();
        }
    }

    /** Keeps a file with what it needs. Returns whether it could. */
    boolean keep(PlanText text) {
        String body = KeptText.write(text);
        Instant any = Instant.EPOCH;
        try {
            store.put(List.of(new Document(KIND, text.file(), ID, any, any.plusSeconds(1), Seeds.hex(body), body)));
            faults.clear(FAULT, text.file());
            return true;
        } catch (RuntimeException e) {
            failed(text.file(), e);
            return false;
        }
    }

    /** Forgets a file that is gone. */
    void forget(String name) {
        try {
            store.deleteFrom(KIND, name, Instant.EPOCH);
        } catch (RuntimeException e) {
            failed(name, e);
        }
    }

    private void failed(String name, RuntimeException e) {
        String message = "the last good version of " + name + " cannot be kept or found: " + e;
        faults.report(Faults.Kind.RUNTIME, FAULT, name, message);
    }
}
