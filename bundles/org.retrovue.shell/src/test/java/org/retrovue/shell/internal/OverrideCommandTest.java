package org.retrovue.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Change;
import org.retrovue.api.plan.OverrideOrder;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.Overrides;
import org.retrovue.api.plan.Revision;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;
import org.retrovue.tck.fake.Fake;
import org.retrovue.tck.fake.MadeChannel;

public final class OverrideCommandTest {

    private static final Instant NOW = Instant.parse("2026-01-05T13:10:00Z");
    private static final Channel CHANNEL = MadeChannel.of("retro-prime")
            .called("5", "Retro Prime")
            .in(ZoneId.of("America/Chicago"))
            .made();

    private final List<String> done = new ArrayList<>();
    private final Channels channels = Fake.of(
            Channels.class,
            (proxy, method, with) -> method.getName().equals("all") ? List.of(CHANNEL) : Optional.of(CHANNEL));
    private final Overrides overrides = Fake.of(Overrides.class, (proxy, method, with) -> {
        done.add(method.getName());
        return method.getName().equals("records") ? List.of(record("o1")) : record("o1");
    });
    private final OrderCommand orders = new OrderCommand(
            Fake.of(MasterClock.class, (proxy, method, with) -> NOW),
            channels,
            Fake.of(
                    Catalog.class,
                    (proxy, method, with) -> Fake.of(CatalogSnapshot.class, (inner, find, names) -> Optional.empty())),
            overrides);
    private final OverrideCommand command = new OverrideCommand(channels, overrides);

    @Test
    public void anOrderIsOnlyRehearsedUntilItIsMeantAndHasAReason() throws Exception {
        assertThat(orders.extend(false, false, "", "me", "5", "20"))
                .contains("This would happen: extends", "+ Mon 5 Jan");
        assertThat(done).containsExactly("rehearse");
        assertThatThrownBy(() -> orders.extend(false, true, " ", "me", "5", "20"))
                .hasMessageContaining("--why");
        assertThat(done).containsExactly("rehearse");

        assertThat(orders.extend(false, true, "overtime", "me", "5", "20", "07:00"))
                .contains("Done as order o1", "retrovue:override --yes undo 5 o1");
        assertThat(done).containsExactly("rehearse", "apply");
        assertThat(new ObjectMapper()
                        .readTree(orders.extend(true, false, "", "me", "5", "20m"))
                        .at("/done")
                        .asBoolean())
                .isFalse();
    }

    @Test
    public void ordersAreListedAndTakenBack() throws Exception {
        assertThat(command.override(false, false, "w", "me", "list", "5")).contains("o1", "extends", "overtime");
        assertThat(command.override(false, false, "w", "me", "list")).contains("o1", "extends", "overtime");
        assertThat(command.override(false, false, "w", "me", "undo", "5", "o1")).contains("would be taken back");
        assertThat(done).doesNotContain("undo");
        assertThat(command.override(false, true, "w", "me", "undo", "5", "o1")).startsWith("Taken back");
        assertThatThrownBy(() -> command.override(false, true, "w", "me", "undo", "5", "o9"))
                .hasMessageContaining("there is no order o9");
        assertThatThrownBy(() -> command.override(false, true, "w", "me", "list", "5", "o1"))
                .hasMessageContaining("override list 5");
        assertThatThrownBy(() -> command.override(false, true, "w", "me", "dance", "5"))
                .hasMessageContaining("override list 5");
    }

    @Test
    public void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> orders.replace(false, false, "", "me", "5", "20:00", "Nothing"))
                .hasMessageContaining("there is no asset \"Nothing\"");
        assertThatThrownBy(() -> orders.extend(false, false, "", "me", "5", "0"))
                .hasMessageContaining("one minute");
    }

    @Test
    public void theHorizonTellsDepthsAndWhatChanged() throws Exception {
        Schedules schedules = Fake.of(Schedules.class, (proxy, method, with) -> switch (method.getName()) {
            case "horizon" -> Optional.of(new Schedules.Horizon(NOW, NOW, NOW, NOW, "", 7, NOW, 2));
            default -> List.of(new Revision(NOW, 7, "retro.yaml changed", NOW, List.of(change())));
        });
        HorizonCommand horizon = new HorizonCommand(channels, schedules);

        assertThat(horizon.horizon(false)).contains("retro-prime", "2026-01-05 07:10:00");
        assertThat(horizon.horizon(false, "5")).contains("retro.yaml changed", "+ Mon 5 Jan 07:10-07:40  Bar Show");
        assertThat(new ObjectMapper()
                        .readTree(horizon.horizon(true))
                        .at("/channels/0/horizon/failures")
                        .asInt())
                .isEqualTo(2);
    }

    private static OverrideRecord record(String id) {
        return new OverrideRecord(
                id,
                new OverrideOrder.Replace(CHANNEL.id(), NOW, AssetId.of("folder:a")),
                NOW,
                "me",
                "overtime",
                "extends Bar Show by 20 min",
                NOW,
                NOW.plusSeconds(60),
                List.of(change()),
                Optional.empty());
    }

    private static Change change() {
        ScheduleEntry entry = new ScheduleEntry(
                "e", ScheduleEntry.Kind.PROGRAMME, NOW, NOW.plusSeconds(1800), "Bar Show", "", Optional.empty(), "");
        return new Change(Change.Kind.ADDED, Optional.empty(), Optional.of(entry));
    }
}
