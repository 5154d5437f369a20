package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.face.Records;
import org.retrovue.api.face.Words;
import org.retrovue.api.plan.PlanFiles;
import org.retrovue.api.plan.Preview;
import org.retrovue.api.plan.Previews;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.station.Station;

/** The commands that try channel files without publishing anything. */
@Component(service = PreviewCommand.class)
@GogoCommand(
        scope = "retrovue",
        function = {"preview", "validate"})
public final class PreviewCommand {
    private static final int MOST_CHANGES = 40;

    private final PlanFiles files;
    private final Previews previews;

    /**
     * Made by the container.
     *
     * @param station where channel files live
     * @param previews makes previews
     */
    @Activate
    public PreviewCommand(@Reference Station station, @Reference Previews previews) {
        files = new PlanFiles(station.home(), station.folder("channels"));
        this.previews = previews;
    }

    /**
     * Shows what a channel file would show.
     *
     * @param json whether to answer in JSON
     * @param days how many
     * @param from the first broadcast day; empty for the present one
     * @param width characters of a line
     * @param file a channel file
     * @param more the same options, behind the file
     * @return problems, the grid, and what differs from what is planned
     * @throws IOException when the file cannot be read
     */
    @Descriptor("draws what a channel file would show as a grid, and what would change; publishes nothing")
    public String preview(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("how many days, 7 unless it is said") @Parameter(names = "--days", absentValue = "7")
                    String days,
            @Descriptor("the first day, such as 2026-01-05") @Parameter(names = "--from", absentValue = "") String from,
            @Descriptor("characters of a line, 120 unless it is said")
                    @Parameter(names = "--width", absentValue = "120")
                    String width,
            @Descriptor("a file of the folder channels/, or a path within the home") String file,
            @Descriptor("options may stand here, too") String... more)
            throws IOException {
        Words words = Words.of(more, Set.of("--json"), Set.of("--days", "--from", "--width"));
        words.refuseMore();
        int count = number("--days", words.get("--days", days));
        int wide = number("--width", words.get("--width", width));
        Preview preview = previews.preview(files.read(file), date(words.get("--from", from)), count);
        return Answer.of(json || words.has("--json"), () -> value(preview), () -> text(preview, wide));
    }

    /**
     * Checks a channel file.
     *
     * @param json whether to answer in JSON
     * @param file a channel file
     * @param more the same option, behind the file
     * @return all problems
     * @throws IOException when the file cannot be read
     */
    @Descriptor("says all that is wrong with a channel file")
    public String validate(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("a file of the folder channels/, or a path within the home") String file,
            @Descriptor("options may stand here, too") String... more)
            throws IOException {
        Words words = Words.of(more, Set.of("--json"), Set.of());
        words.refuseMore();
        Preview preview = previews.preview(files.read(file), Optional.empty(), 1);
        return Answer.of(
                json || words.has("--json"),
                () -> object("valid", preview.channel().isPresent(), "problems", Records.value(preview.problems())),
                () -> preview.problems().isEmpty() ? "All is well." : problems(preview.problems()));
    }

    private static int number(String option, String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(option + " is a whole number, not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a day is written as 2026-01-05, not \"" + text + "\"", e);
        }
    }

    private static Object value(Preview preview) {
        return object(
                "channel", preview.channel().map(c -> c.id().value()).orElse(null),
                "problems", Records.value(preview.problems()),
                "from", preview.from().toString(),
                "days", Records.value(preview.days()),
                "changes", Records.value(preview.changes()));
    }

    private static String text(Preview preview, int width) {
        StringBuilder text = new StringBuilder();
        if (!preview.problems().isEmpty()) {
            text.append(problems(preview.problems()));
        }
        if (preview.channel().isEmpty()) {
            return text.append("\nThere is nothing to show until that is mended.")
                    .toString();
        }
        Channel channel = preview.channel().get();
        text.append(text.isEmpty() ? "" : "\n\n");
        text.append(channel.number() + " " + channel.name() + " (" + channel.zone() + "); nothing was published\n\n");
        text.append(new WeekGrid(channel, preview.days(), width)).append("\n\n");
        if (preview.changes().isEmpty()) {
            text.append("It changes nothing of what is planned.");
        } else {
            text.append("What would change (" + preview.changes().size() + "):\n");
            text.append(ChangeLines.of(preview.changes(), channel.zone(), MOST_CHANGES));
        }
        return text.toString();
    }

    private static String problems(List<Problem> problems) {
        return String.join(
                "\n",
                problems.stream()
                        .map(problem -> (problem.severity() == Problem.Severity.WARNING ? "warning: " : "") + problem)
                        .toList());
    }
}
