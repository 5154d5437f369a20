package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.LogEntry.ItemKind;
import org.retrovue.time.Rational;

/** Checks a transmission log before it is locked: contracts TL-SEAM-001 to 004. Pure. */
final class Seams {
    private Seams() {}

    /**
     * Checks blocks that follow each other.
     *
     * @param lockedUntil where the locked log ends just before the first of them, if it does
     * @return what is wrong; empty when all is well
     */
    static Optional<String> violation(@Nullable Instant lockedUntil, List<LogEntry> entries, Duration grid) {
        Instant end = lockedUntil;
        for (LogEntry entry : entries) {
            if (!entry.end().isAfter(entry.start())) {
                return Optional.of("TL-SEAM-004: block " + entry.id() + " has no length");
            }
            if (end != null && !entry.start().equals(end)) {
                boolean gap = entry.start().isAfter(end);
                return Optional.of((gap ? "TL-SEAM-001: gap" : "TL-SEAM-003: overlap") + " before block " + entry.id()
                        + ": it starts at " + entry.start() + ", the one before ends at " + end);
            }
            if (programme(entry) && !entry.exact() && !onGrid(entry, grid)) {
                return Optional.of("TL-SEAM-002: block " + entry.id() + " lasts "
                        + Duration.between(entry.start(), entry.end()) + ", no multiple of " + grid);
            }
            Rational sum = entry.items().stream().map(LogEntry.Item::duration).reduce(Rational.ZERO, Rational::plus);
            if (!sum.equals(Rational.seconds(Duration.between(entry.start(), entry.end())))) {
                return Optional.of("TL-SEAM-001: the items of block " + entry.id() + " last " + sum + " s");
            }
            end = entry.end();
        }
        return Optional.empty();
    }

    private static boolean programme(LogEntry entry) {
        return entry.items().stream().anyMatch(item -> item.kind() == ItemKind.CONTENT);
    }

    private static boolean onGrid(LogEntry entry, Duration grid) {
        return Duration.between(entry.start(), entry.end()).toNanos() % grid.toNanos() == 0;
    }
}
