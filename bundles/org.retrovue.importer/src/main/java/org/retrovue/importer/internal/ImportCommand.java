package org.retrovue.importer.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.face.Words;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.api.station.Station;
import org.retrovue.importer.internal.Draft.Head;

/** The command that turns schedules of other stations into channel files. What it makes is read by the station's own compiler before it is written. */
@Component(service = ImportCommand.class)
@GogoCommand(scope = "retrovue", function = "import")
public final class ImportCommand {
    private static final long MOST_BYTES = 4L * SourceReader.MOST_CHARACTERS;

    private static final Set<String> FLAGS = Set.of("--json", "--dry-run", "--force");
    private static final Set<String> VALUED = Set.of("--channel", "--number", "--name", "--timezone", "--output");

    private final Station station;
    private final Channels channels;
    private final ScheduleCompiler compiler;

    /**
     * Made by the container.
     *
     * @param station where channel files live
     * @param channels the channels that there are
     * @param compiler reads what was made
     */
    @Activate
    public ImportCommand(
            @Reference Station station, @Reference Channels channels, @Reference ScheduleCompiler compiler) {
        this.station = station;
        this.channels = channels;
        this.compiler = compiler;
    }

    /**
     * Imports a file.
     *
     * @param json whether to answer in JSON
     * @param dryRun whether to show the channel file instead of writing it
     * @param force whether a channel file of that name is replaced
     * @param channel the id; empty for one made from the file's name
     * @param number what people type; empty for the first that is free
     * @param name for people; empty for one made from the file's name
     * @param timezone the zone that the times of the source are in
     * @param output the channel file's name or its path within the home; empty for the id
     * @param file the source: an absolute path, or one within the home
     * @param more the same options, behind the file
     * @return what was made, and what could not be kept
     * @throws IOException when the source cannot be read or the channel file cannot be written
     */
    @Descriptor("turns a sequential schedule (YAML) or a slot list (JSON) of another station into a channel file")
    public String _import(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("show the channel file, write nothing")
                    @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor("replace a channel file of that name")
                    @Parameter(names = "--force", presentValue = "true", absentValue = "false")
                    boolean force,
            @Descriptor("the channel's id") @Parameter(names = "--channel", absentValue = "") String channel,
            @Descriptor("the channel's number") @Parameter(names = "--number", absentValue = "") String number,
            @Descriptor("the channel's name") @Parameter(names = "--name", absentValue = "") String name,
            @Descriptor("the zone of its times, such as Europe/Vienna")
                    @Parameter(names = "--timezone", absentValue = "")
                    String timezone,
            @Descriptor("the name of the channel file") @Parameter(names = "--output", absentValue = "") String output,
            @Descriptor("the file to import") String file,
            @Descriptor("options may stand here, too") String... more)
            throws IOException {
        Words words = Words.of(more, FLAGS, VALUED);
        words.refuseMore();
        return convert(
                file,
                json || words.has("--json"),
                dryRun || words.has("--dry-run"),
                force || words.has("--force"),
                words.get("--output", output),
                base -> head(
                        base,
                        words.get("--channel", channel),
                        words.get("--number", number),
                        words.get("--name", name),
                        words.get("--timezone", timezone)));
    }

    private String convert(
            String file, boolean json, boolean dryRun, boolean force, String output, Function<Path, Head> heads)
            throws IOException {
        Path source = station.home().resolve(file).normalize();
        String text = read(source);
        Head head = heads.apply(source);
        Conversion made =
                Conversion.of(String.valueOf(source.getFileName()), text, head, other -> beside(source, other));
        Path target = target(output.isEmpty() ? head.channel() + ".yaml" : output);
        List<Problem> problems = compiler.read(new PlanText(String.valueOf(target.getFileName()), made.text()))
                .problems();
        boolean bad = problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        boolean written = !dryRun && !bad;
        if (written) {
            write(target, made.text(), force);
        }
        ImportReport report = new ImportReport(made, head.timezone(), target, problems, written, dryRun);
        return json ? report.json() : report.text();
    }

    private static String read(Path source) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new IllegalArgumentException(
                    "there is no file " + source + "; give an absolute path, or one within the station's home");
        }
        if (Files.size(source) > MOST_BYTES) {
            throw new IllegalArgumentException(source + " has " + Files.size(source) + " bytes: is it a schedule?");
        }
        return new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
    }

    /** Only files of the source's own folder are read for its imports. */
    private static Optional<String> beside(Path source, String name) {
        Path folder = source.resolveSibling(".").normalize();
        Path other = folder.resolve(name).normalize();
        try {
            return other.startsWith(folder) && Files.isRegularFile(other) ? Optional.of(read(other)) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + other + ": " + e.getMessage(), e);
        }
    }

    private Head head(Path source, String channel, String number, String name, String timezone) {
        String base = String.valueOf(source.getFileName()).replaceFirst("\\.[^.]+$", "");
        String id = channel.isEmpty() ? Draft.name(base).replace('_', '-') : channel;
        return new Head(
                id,
                number.isEmpty() ? freeNumber(id) : number,
                name.isEmpty() ? Contents.words(base) : name,
                zone(timezone));
    }

    private static String zone(String timezone) {
        try {
            return timezone.isEmpty() ? "UTC" : ZoneId.of(timezone).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--timezone is a name such as Europe/Vienna, not \"" + timezone + "\"", e);
        }
    }

    /** The number of the channel that this one takes the place of, else the first that no channel has. */
    private String freeNumber(String id) {
        List<Channel> all = channels.all();
        Optional<Channel> same =
                all.stream().filter(other -> other.id().value().equals(id)).findFirst();
        if (same.isPresent()) {
            return same.get().number();
        }
        int free = 1;
        while (taken(all, String.valueOf(free))) {
            free++;
        }
        return String.valueOf(free);
    }

    private static boolean taken(List<Channel> all, String number) {
        return all.stream()
                .anyMatch(
                        other -> other.number().equals(number) || other.number().equals(number + ".0"));
    }

    private Path target(String output) {
        Path named = output.contains("/")
                ? station.home().resolve(output)
                : station.folder("channels").resolve(output);
        Path target = named.normalize();
        if (!target.startsWith(station.home().normalize())
                || !String.valueOf(target.getFileName()).matches(".+\\.ya?ml")) {
            throw new IllegalArgumentException(
                    "--output is a name ending in .yaml, or a path of such a file within the station's home, not \""
                            + output + "\"");
        }
        return target;
    }

    private static void write(Path target, String text, boolean force) throws IOException {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (force) {
                Path part = target.resolveSibling("." + target.getFileName() + ".part");
                Files.writeString(part, text);
                Files.move(part, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    target + " is there already. Give another --output, or --force to replace it; nothing was written.",
                    e);
        }
    }
}
