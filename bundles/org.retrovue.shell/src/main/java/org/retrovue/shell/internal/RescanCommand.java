package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.io.PrintStream;
import java.time.Duration;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.clock.MasterClock;

/** The command that has the library looked through. */
@Component(service = RescanCommand.class)
@GogoCommand(scope = "retrovue", function = "rescan")
public final class RescanCommand {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(30);
    private static final int MOST_PROGRESS_LINES = 600;

    private final MasterClock clock;
    private final Catalog catalog;

    /**
     * Made by the container.
     *
     * @param clock waits between two looks at how it goes
     * @param catalog the library
     */
    @Activate
    public RescanCommand(@Reference MasterClock clock, @Reference Catalog catalog) {
        this.clock = clock;
        this.catalog = catalog;
    }

    /**
     * Looks at all sources again and says how it goes.
     *
     * @param session where progress is printed
     * @param json whether to answer in JSON
     * @return the answer
     * @throws InterruptedException when the shell is closed
     */
    @Descriptor("looks at all sources again and waits until that is done")
    public String rescan(
            CommandSession session,
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json)
            throws InterruptedException {
        long before = catalog.status().scans();
        catalog.rescan();
        PrintStream out = session.getConsole();
        Catalog.ScanStatus status = catalog.status();
        for (int i = 0; i < MOST_PROGRESS_LINES && (status.running() || status.scans() == before); i++) {
            if (!json && status.running()) {
                out.println(status.looked() + " of " + status.total() + " " + status.current());
            }
            // An instant that even the fastest clock does not reach: waits for so much real time.
            clock.await(clock.now().plus(NEVER), BETWEEN_LINES);
            status = catalog.status();
        }
        Catalog.ScanStatus end = status;
        return Answer.of(json, () -> scanValue(end), () -> scanText(end));
    }

    private Object scanValue(Catalog.ScanStatus scan) {
        return object(
                "running", scan.running(),
                "looked", scan.looked(),
                "scans", scan.scans(),
                "assets", catalog.snapshot().assets().size(),
                "ready", ready(),
                "problems", scan.problems());
    }

    private String scanText(Catalog.ScanStatus scan) {
        StringBuilder text = new StringBuilder(scan.running() ? "The scan goes on. " : "Done. ");
        text.append(ready()).append(" of ").append(catalog.snapshot().assets().size());
        text.append(" assets can air; retrovue:assets says why others cannot.");
        scan.problems().forEach(problem -> text.append('\n').append(problem));
        return text.toString();
    }

    private long ready() {
        return catalog.snapshot().assets().stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .count();
    }
}
