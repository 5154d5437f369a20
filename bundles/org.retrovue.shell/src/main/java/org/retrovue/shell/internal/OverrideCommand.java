package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.face.Records;
import org.retrovue.api.face.Words;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.OverrideRefusedException;
import org.retrovue.api.plan.Overrides;

/** The command that lists orders and takes them back, with {@code --yes}. */
@Component(service = OverrideCommand.class)
@GogoCommand(scope = "retrovue", function = "override")
public final class OverrideCommand {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String NO_ORDERS = "There are no orders of the last seven days.";

    private final Channels channels;
    private final Overrides overrides;

    /**
     * Made by the container.
     *
     * @param channels the channels
     * @param overrides takes orders back
     */
    @Activate
    public OverrideCommand(@Reference Channels channels, @Reference Overrides overrides) {
        this.channels = channels;
        this.overrides = overrides;
    }

    /**
     * Lists orders, or takes one back.
     *
     * @param json whether to answer in JSON
     * @param yes whether taking back is meant
     * @param why the reason
     * @param who who takes it back
     * @param action "list" or "undo"
     * @param which id or number of a channel, and to take an order back its id; for a list of all channels nothing
     * @return the answer
     * @throws OverrideRefusedException when that is not possible any more
     */
    @Descriptor(
            "lists the orders of all channels or one, or takes one back: override list [CHANNEL], override --yes undo CHANNEL ID")
    public String override(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("do it") @Parameter(names = "--yes", presentValue = "true", absentValue = "false") boolean yes,
            @Descriptor("the reason, for the record") @Parameter(names = "--why", absentValue = "taken back")
                    String why,
            @Descriptor("who takes it back") @Parameter(names = "--who", absentValue = "operator") String who,
            @Descriptor("list or undo") String action,
            @Descriptor("id or number of a channel; to take an order back also its id") String... which)
            throws OverrideRefusedException {
        Words words = Words.of(which, OrderCommand.FLAGS, OrderCommand.VALUED);
        boolean asJson = json || words.has("--json");
        if (action.equals("list") && words.plain().isEmpty()) {
            return ofAllChannels(asJson);
        }
        if (words.plain().isEmpty()) {
            throw new IllegalArgumentException(
                    "which channel? retrovue:override list [CHANNEL], retrovue:override --yes undo CHANNEL ID");
        }
        String channel = words.plain().get(0);
        Channel found = ChannelNames.find(channels, channel);
        if (action.equals("list") && words.plain().size() == 1) {
            List<OverrideRecord> all = overrides.records(found.id());
            return Answer.of(asJson, () -> object("orders", Records.value(all)), () -> list(all, found));
        }
        if (!action.equals("undo") || words.plain().size() != 2) {
            throw new IllegalArgumentException("orders are listed (retrovue:override list " + channel
                    + ") or taken back (retrovue:override --yes undo " + channel + " ID)");
        }
        String wanted = words.plain().get(1);
        OverrideRecord record = overrides.records(found.id()).stream()
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no order " + wanted + "; retrovue:override list " + channel + " shows all"));
        if (!yes && !words.has("--yes")) {
            return Answer.of(
                    asJson,
                    () -> object("done", false, "order", Records.value(record)),
                    () -> "This would be taken back: " + record.what() + "\nTo do it: retrovue:override --yes undo "
                            + channel + " " + wanted);
        }
        OverrideRecord undone = overrides.undo(found.id(), wanted, words.get("--who", who), words.get("--why", why));
        return Answer.of(
                asJson,
                () -> object("done", true, "order", Records.value(undone)),
                () -> "Taken back: " + undone.what());
    }

    private String ofAllChannels(boolean asJson) {
        List<Channel> all = channels.all();
        return Answer.of(
                asJson,
                () -> object(
                        "channels",
                        all.stream()
                                .map(channel -> object(
                                        "channel",
                                        channel.id().value(),
                                        "orders",
                                        Records.value(overrides.records(channel.id()))))
                                .toList()),
                () -> {
                    String orders = all.stream()
                            .filter(channel -> !overrides.records(channel.id()).isEmpty())
                            .map(channel -> channel.number() + " " + channel.name() + "\n"
                                    + list(overrides.records(channel.id()), channel))
                            .collect(Collectors.joining("\n\n"));
                    return orders.isEmpty() ? NO_ORDERS : orders;
                });
    }

    private static String list(List<OverrideRecord> all, Channel channel) {
        Table table = new Table("ID", "WHEN", "WHO", "WHAT", "WHY", "TAKEN BACK BY");
        all.forEach(record -> table.row(
                record.id(),
                record.at().atZone(channel.zone()).format(WHEN),
                record.who(),
                record.what(),
                record.why(),
                record.takenBack().orElse("-")));
        return table.isEmpty() ? NO_ORDERS : table.toString();
    }
}
