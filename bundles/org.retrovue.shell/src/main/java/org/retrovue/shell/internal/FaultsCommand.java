package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.station.Faults;

/** The command that lists what went wrong. */
@Component(service = FaultsCommand.class)
@GogoCommand(scope = "retrovue", function = "faults")
public final class FaultsCommand {
    private final Faults faults;

    /**
     * Made by the container.
     *
     * @param faults what went wrong
     */
    @Activate
    public FaultsCommand(@Reference Faults faults) {
        this.faults = faults;
    }

    /**
     * Lists the faults.
     *
     * @param json whether to answer in JSON
     * @return the answer
     */
    @Descriptor("lists the faults of late, latest first")
    public String faults(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json) {
        List<Faults.Fault> recent = faults.recent();
        return Answer.of(
                json,
                () -> object(
                        "faults", recent.stream().map(FaultsCommand::faultValue).toList()),
                () -> faultText(recent));
    }

    private static Map<String, @Nullable Object> faultValue(Faults.Fault fault) {
        return object(
                "kind", fault.kind().name().toLowerCase(Locale.ROOT),
                "code", fault.code(),
                "subject", fault.subject(),
                "message", fault.message(),
                "first", fault.first().toString(),
                "last", fault.last().toString(),
                "count", fault.count(),
                "active", fault.active());
    }

    private static String faultText(List<Faults.Fault> recent) {
        Table table = new Table("STATE", "LAST", "TIMES", "CODE", "SUBJECT", "MESSAGE");
        recent.forEach(fault -> table.row(
                fault.active() ? "active" : "over",
                fault.last().toString(),
                fault.count(),
                fault.code(),
                fault.subject(),
                fault.message()));
        return table.isEmpty() ? "There are no faults." : table.toString();
    }
}
