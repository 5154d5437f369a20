package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.playout.Conditioning;

/** The command that renders ahead. */
@Component(service = ConditionCommand.class)
@GogoCommand(scope = "retrovue", function = "condition")
public final class ConditionCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(30);
    private static final int LOOKS_A_DAY = 86_400;
    private static final int BAR = 40;
    private static final long MIB = 1 << 20;

    private final Conditioning conditioning;
    private final MasterClock clock;

    /**
     * Made by the container.
     *
     * @param conditioning does it
     * @param clock waits
     */
    @Activate
    public ConditionCommand(@Reference Conditioning conditioning, @Reference MasterClock clock) {
        this.conditioning = conditioning;
        this.clock = clock;
    }

    /**
     * Shows or ends the job.
     *
     * @param json whether to answer in JSON
     * @param cancel whether to end it
     * @return the answer
     */
    @Descriptor("shows what is being rendered ahead; with --cancel: ends it")
    public String condition(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("end it; what is rendered stays")
                    @Parameter(names = "--cancel", presentValue = "true", absentValue = "false")
                    boolean cancel) {
        boolean ended = cancel && conditioning.cancel();
        Optional<Conditioning.Job> job = conditioning.job();
        return Answer.of(
                json,
                () -> object(
                        "cancelled",
                        ended,
                        "job",
                        job.map(ConditionCommand::value).orElse(null)),
                () -> job.map(ConditionCommand::text)
                        .orElse(
                                "Nothing is being rendered ahead. To begin: retrovue:condition <collection|channel|asset>"));
    }

    /**
     * Renders something ahead, or says what that would take.
     *
     * @param session where progress is shown
     * @param json whether to answer in JSON
     * @param yes whether it is meant
     * @param background whether not to wait for its end
     * @param what a channel, a collection or an asset
     * @return the answer
     * @throws InterruptedException when the command is ended; so is the job
     */
    @Descriptor(
            "renders a channel, collection or asset ahead on idle time; without --yes it only says what that would take")
    public String condition(
            CommandSession session,
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("do it") @Parameter(names = "--yes", presentValue = "true", absentValue = "false") boolean yes,
            @Descriptor("do not wait for its end")
                    @Parameter(names = "--background", presentValue = "true", absentValue = "false")
                    boolean background,
            @Descriptor("a channel's id or number, a collection, or an asset's id") String what)
            throws InterruptedException {
        if (!yes) {
            Conditioning.Estimate estimate = conditioning.estimate(what);
            return Answer.of(json, () -> value(estimate), () -> text(estimate, what));
        }
        Conditioning.Estimate estimate = conditioning.begin(what);
        if (!background) {
            follow(session.getConsole(), json, isTerminal(session));
        }
        Optional<Conditioning.Job> job = conditioning.job();
        return Answer.of(
                json,
                () -> job.<Object>map(ConditionCommand::value).orElseGet(() -> value(estimate)),
                () -> job.map(ConditionCommand::text).orElse(""));
    }

    private static boolean isTerminal(CommandSession session) {
        return session.get("term") != null || session.get("TERM") != null;
    }

    /** Shows the progress of the job until it ends, or nobody reads any more: then it goes on. */
    private void follow(PrintStream out, boolean json, boolean terminal) throws InterruptedException {
        try {
            int shown = -1;
            for (int i = 0; i < LOOKS_A_DAY; i++) {
                Optional<Conditioning.Job> job = conditioning.job();
                if (job.isEmpty() || job.get().phase() != Conditioning.Phase.RUNNING || out.checkError()) {
                    break;
                }
                int percent = job.get().percent();
                if (!json && terminal) {
                    out.print("\r" + bar(job.get()));
                } else if (!json && percent != shown) {
                    out.println(percent + " %" + left(job.get()));
                }
                shown = percent;
                out.flush();
                // An instant that even the fastest clock does not reach: waits for so much real time.
                clock.await(clock.now().plus(NEVER), BETWEEN_LOOKS);
            }
            if (!json && terminal) {
                out.println();
            }
        } catch (InterruptedException e) {
            if (!out.checkError()) { // ended at the keyboard, and not because the connection broke
                conditioning.cancel();
            }
            throw e;
        }
    }

    static String bar(Conditioning.Job job) {
        int full = BAR * job.percent() / 100;
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] " + job.percent() + " %" + left(job) + "   ";
    }

    private static String left(Conditioning.Job job) {
        return job.left().map(left -> ", " + length(left) + " left").orElse("");
    }

    private static String length(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() > 0
                        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                        : duration.toSeconds() + " s";
    }

    private static Map<String, @Nullable Object> value(Conditioning.Estimate estimate) {
        return object(
                "what", estimate.what(),
                "channels", estimate.channels(),
                "gops", estimate.gops(),
                "kept", estimate.kept(),
                "bytes", estimate.bytes().isPresent() ? estimate.bytes().getAsLong() : null,
                "workSeconds", estimate.work().map(Duration::toSeconds).orElse(null),
                "quota", estimate.quota(),
                "fits", estimate.fits());
    }

    private static String text(Conditioning.Estimate estimate, String what) {
        long missing = estimate.gops() - estimate.kept();
        StringBuilder text = new StringBuilder(estimate.what() + " for " + String.join(", ", estimate.channels()) + ": "
                + estimate.gops() + " GOPs, " + estimate.kept() + " of them in the cache.\n");
        if (missing == 0) {
            return text.append("There is nothing to do.").toString();
        }
        text.append("The other ").append(missing).append(" take ");
        text.append(
                estimate.bytes().isPresent()
                        ? "about " + Math.max(1, estimate.bytes().getAsLong() / MIB) + " MiB of the "
                                + estimate.quota() / MIB
                                + " MiB that the cache may take, and about "
                                + length(estimate.work().orElse(Duration.ZERO))
                                + " of one render thread, by what was measured.\n"
                        : "what was not measured yet: nothing was rendered since the station started.\n");
        text.append(
                estimate.fits()
                        ? "It is done while nobody waits for anything. To do it: retrovue:condition --yes " + what
                        : "That does not fit: raise cache.gb in config/org.retrovue.playout.cfg, or choose less.");
        return text.toString();
    }

    private static Map<String, @Nullable Object> value(Conditioning.Job job) {
        return object(
                "what", job.what(),
                "phase", job.phase().name().toLowerCase(java.util.Locale.ROOT),
                "began", job.began().toString(),
                "gops", job.gops(),
                "done", job.done(),
                "percent", job.percent(),
                "rendered", job.rendered(),
                "bytes", job.bytes(),
                "leftSeconds", job.left().map(Duration::toSeconds).orElse(null),
                "problem", job.problem());
    }

    private static String text(Conditioning.Job job) {
        String done = job.what() + ": " + job.done() + " of " + job.gops() + " GOPs are in the cache, " + job.rendered()
                + " rendered by this job, " + job.bytes() / MIB + " MiB.";
        return switch (job.phase()) {
            case RUNNING -> bar(job).strip() + "\n" + done + " To end it: retrovue:condition --cancel";
            case DONE -> done + " Done.";
            case CANCELLED -> done + " It was cancelled.";
            case FAILED -> done + " It was given up: " + job.problem();
        };
    }
}
