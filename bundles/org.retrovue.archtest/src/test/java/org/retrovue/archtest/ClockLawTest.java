package org.retrovue.archtest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The clock bundle asks the machine for the time; everybody else asks the clock. */
public final class ClockLawTest {

    private static final Map<String, Set<String>> FORBIDDEN = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Thread", Set.of("sleep")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry(
                    "java.time.Clock",
                    Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.util.Calendar", Set.of("getInstance")));

    @Test
    public void nobodyButTheClockReadsTheMachinesTime() {
        noClasses()
                .that(describe("are outside the clock", type -> !Bundles.of(type)
                        .filter("org.retrovue.clock"::equals)
                        .isPresent()))
                .should()
                .accessTargetWhere(describe("reads the machine's time", ClockLawTest::isForbidden))
                .check(Bundles.CLASSES);
    }

    /** Calls and method references alike. */
    private static boolean isForbidden(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        String owner = target.getOwner().getName();
        // new Date() is the one constructor that reads it.
        if (owner.equals("java.util.Date")) {
            return target.getName().equals("<init>")
                    && target.getRawParameterTypes().isEmpty();
        }
        return FORBIDDEN.getOrDefault(owner, Set.of()).contains(target.getName());
    }
}
