package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.felix.service.command.CommandSession;
import org.junit.Test;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.tck.fake.Fake;

public final class ConditionCommandTest {
    private final Steps job = new Steps();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final ConditionCommand command = new ConditionCommand(job, quick());

    @Test
    public void withoutYesItOnlySaysWhatItWouldTake() throws Exception {
        assertThat(command.condition(session(false), false, false, false, "news"))
                .contains("100 GOPs, 40 of them", "about 7 MiB of the 20480 MiB", "1 min 5 s", "--yes news");
        assertThat(new ObjectMapper()
                        .readTree(command.condition(session(false), true, false, false, "news"))
                        .path("workSeconds")
                        .asLong())
                .isEqualTo(65);
        assertThat(job.begun).isFalse();
    }

    @Test
    public void progressIsABarOnATerminalAndPercentLinesElsewhere() throws Exception {
        assertThat(command.condition(session(false), false, true, false, "news"))
                .contains("100 of 100", "Done.");
        assertThat(shown().lines()).contains("40 %", "70 %, 30 s left");

        job.begun = false;
        console.reset();
        command.condition(session(true), false, true, false, "news");
        assertThat(shown()).contains("\r[################            ", "] 70 %, 30 s left");
    }

    @Test
    public void itCanGoOnInTheBackgroundAndBeSeenAndEnded() throws Exception {
        assertThat(command.condition(false, false)).contains("Nothing is being rendered ahead");
        command.condition(session(false), false, true, true, "news");

        assertThat(shown()).isEmpty();
        assertThat(command.condition(false, false)).contains("--cancel");
        assertThat(new ObjectMapper()
                        .readTree(command.condition(true, true))
                        .path("cancelled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    public void anInterruptEndsTheJob() {
        ConditionCommand interrupted = new ConditionCommand(job, interrupting());

        assertThatThrownBy(() -> interrupted.condition(session(false), false, true, false, "news"))
                .isInstanceOf(InterruptedException.class);

        assertThat(job.cancelled).isTrue();
    }

    private String shown() {
        return console.toString(StandardCharsets.UTF_8);
    }

    private CommandSession session(boolean terminal) {
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        return Fake.of(CommandSession.class, (proxy, method, arguments) -> {
            if (method.getName().equals("get")) {
                return terminal && arguments[0].equals("TERM") ? "xterm" : null;
            }
            return out;
        });
    }

    /** A clock that does not make anybody wait. */
    private static MasterClock quick() {
        return clock(true);
    }

    private static MasterClock interrupting() {
        return clock(false);
    }

    private static MasterClock clock(boolean waits) {
        return Fake.of(MasterClock.class, (proxy, method, arguments) -> {
            if (method.getName().equals("await")) {
                if (waits) {
                    return false;
                }
                throw new InterruptedException();
            }
            return Instant.parse("2026-01-05T12:00:00Z");
        });
    }

    /** A job that goes on whenever it is looked at. */
    private static final class Steps implements Conditioning {
        private static final Instant BEGAN = Instant.parse("2026-01-05T12:00:00Z");

        private boolean begun;
        private boolean cancelled;
        private int done;

        @Override
        public Estimate estimate(String what) {
            return new Estimate(
                    "collection " + what,
                    List.of("retro"),
                    100,
                    40,
                    OptionalLong.of(7 << 20),
                    Optional.of(Duration.ofSeconds(65)),
                    20L << 30);
        }

        @Override
        public Estimate begin(String what) {
            begun = true;
            done = 10;
            return estimate(what);
        }

        @Override
        public Optional<Job> job() {
            if (!begun) {
                return Optional.empty();
            }
            done = Math.min(100, done + 30);
            Optional<Duration> left = done == 40 ? Optional.empty() : Optional.of(Duration.ofSeconds(100 - done));
            Phase phase = cancelled ? Phase.CANCELLED : done == 100 ? Phase.DONE : Phase.RUNNING;
            return Optional.of(new Job("collection news", phase, BEGAN, 100, done, done - 40, 9 << 20, left, ""));
        }

        @Override
        public boolean cancel() {
            cancelled = true;
            return true;
        }
    }
}
