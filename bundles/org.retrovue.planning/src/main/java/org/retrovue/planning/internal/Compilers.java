package org.retrovue.planning.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.api.plan.ScheduleCompiler;

/** The schedule compilers that are installed, and what they say of channel files. Any thread. */
final class Compilers {
    private static final Pattern COMPILER = Pattern.compile("(?m)^compiler:[ \\t]*[\"']?([a-z0-9-]+)");

    private final Fence fence;
    private volatile List<ScheduleCompiler> all = List.of();

    /**
     * What there is to say of a channel file.
     *
     * @param channel null where it is not good
     */
    record Judgement(List<Problem> problems, @Nullable LoadedChannel channel) {}

    Compilers(Fence fence) {
        this.fence = fence;
    }

    /** Takes what is installed now. Returns whether that is other than before. */
    boolean use(List<ScheduleCompiler> installed) {
        boolean changed = !installed.equals(all);
        all = List.copyOf(installed);
        return changed;
    }

    /** Returns who understands a text. */
    Optional<ScheduleCompiler> of(String text) {
        return all.stream().filter(each -> each.id().equals(wanted(text))).findFirst();
    }

    Judgement judge(PlanText plan) {
        Optional<ScheduleCompiler> compiler = of(plan.text());
        if (compiler.isEmpty()) {
            String message = "no schedule compiler '" + wanted(plan.text()) + "' is installed";
            return refused(plan, "no-compiler", message);
        }
        try {
            ScheduleCompiler.Reading reading =
                    fence.call("schedule compiler '" + compiler.get().id() + "'", () -> compiler.get()
                            .read(plan));
            return new Judgement(
                    reading.problems(),
                    reading.channel()
                            .map(channel -> new LoadedChannel(channel, plan, compiler.get()))
                            .orElse(null));
        } catch (IllegalStateException e) {
            return refused(plan, "compiler-failed", String.valueOf(e.getMessage()));
        }
    }

    private static Judgement refused(PlanText plan, String code, String message) {
        Problem problem = new Problem(Severity.ERROR, code, plan.file(), 0, 0, message, Optional.empty());
        return new Judgement(List.of(problem), null);
    }

    private static String wanted(String text) {
        Matcher found = COMPILER.matcher(text);
        return found.find() ? found.group(1) : "yaml";
    }
}
