package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;
import org.retrovue.api.channel.ChannelId;

/** A machine that can do so much in a second, the earliest deadline first, and channels that want more. */
public class OverloadTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final long TICK = 100;
    private static final long SEGMENT = 2_000;
    private static final long AHEAD = 15_000;
    /** Full quality, two faster presets, slate. */
    private static final List<Long> DEAR = List.of(600L, 425L, 300L, 10L);

    private static final List<Long> CACHED = List.of(12L, 12L, 12L, 10L);

    private final Overload overload = new Overload();
    private final Map<String, Watched> watched = new TreeMap<>();
    private final List<String> stalls = new ArrayList<>();
    private final Map<String, Integer> changes = new TreeMap<>();
    private final Set<String> slates = new HashSet<>();
    private long capacity = 2_000;
    private long now;

    @Test
    public void whatTheWorkersCanDoIsNeverEased() {
        watch(2, DEAR);

        run(600, 10);

        assertThat(stalls).isEmpty();
        assertThat(changes).isEmpty();
    }

    @Test
    public void moreThanTheyCanDoIsSharedFairly() {
        watch(6, DEAR);
        run(60, 15);
        assertThat(levels()).as("alike, as they need alike").containsOnly(2);

        slates.clear();
        run(600, 0);

        assertThat(stalls).isEmpty();
        assertThat(slates).isEmpty();
        assertThat(changes.values()).allMatch(count -> count < 40);
    }

    @Test
    public void farMoreThanTheyCanDoStopsNobody() {
        watch(30, DEAR);
        run(30, 20);
        run(1_200, 0);

        assertThat(stalls).isEmpty();
        assertThat(slates).as("slates take turns").hasSize(30);
        assertThat(watched.values()).allMatch(channel -> channel.pictures > 0);
    }

    @Test
    public void whoLeastNeedsThemIsNotEased() {
        watch(6, DEAR);
        watch(40, CACHED);

        run(300, 15);

        watched.forEach((id, channel) -> {
            if (channel.needs == CACHED) {
                assertThat(changes).doesNotContainKey(id);
            }
        });
    }

    @Test
    public void onceRelievedAllIsAtFullQualityAgain() {
        watch(8, DEAR);
        run(120, 15);
        assertThat(levels()).doesNotContain(0);

        for (int i = 3; i < 8; i++) {
            watched.remove("dear-" + i);
        }
        run(90, 0);

        assertThat(levels()).hasSize(3).containsOnly(0);
        assertThat(stalls).isEmpty();
        int before = changes.values().stream().mapToInt(Integer::intValue).sum();
        run(300, 0);
        assertThat(changes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(before);
    }

    @Test
    public void whoComesLaterIsTreatedAlike() {
        watch(4, DEAR);
        run(60, 15);
        for (int i = 0; i < 4; i++) {
            watched.put("late-" + i, new Watched(DEAR, now));
        }
        run(60, 20);
        run(120, 0);

        assertThat(stalls).isEmpty();
        assertThat(levels().stream().mapToInt(level -> level).max().orElse(0)
                        - levels().stream().mapToInt(level -> level).min().orElse(0))
                .isLessThanOrEqualTo(1);
    }

    @Test
    public void theSameIsDecidedAgainOfTheSame() {
        watch(7, DEAR);
        run(120, 15);
        List<Integer> first = levels();

        OverloadTest again = new OverloadTest();
        again.watch(7, DEAR);
        again.run(120, 15);

        assertThat(again.levels()).isEqualTo(first);
        assertThat(again.changes).isEqualTo(changes);
    }

    private void watch(int count, List<Long> needs) {
        for (int i = 0; i < count; i++) {
            watched.put((needs == DEAR ? "dear-" : "cached-") + i, new Watched(needs, now));
        }
    }

    private List<Integer> levels() {
        return watched.keySet().stream()
                .map(id -> overload.level(ChannelId.of(id)))
                .toList();
    }

    /** Lets time pass. Segments that are not ready when they begin are noted, but not in the first seconds. */
    private void run(int seconds, int unheeded) {
        long end = now + seconds * 1_000L;
        long heeded = now + unheeded * 1_000L;
        for (; now < end; now += TICK) {
            watched.forEach((id, channel) -> channel.extend(id, now >= heeded));
            render();
            if (now % 500 == 0) {
                decide();
            }
        }
    }

    private void render() {
        long budget = capacity * TICK;
        while (budget > 0) {
            Optional<Map.Entry<String, Watched>> next = watched.entrySet().stream()
                    .filter(one -> one.getValue().next() <= now + AHEAD)
                    .min(Comparator.comparingLong(one -> one.getValue().next()));
            if (next.isEmpty()) {
                return;
            }
            Watched channel = next.get().getValue();
            int level = overload.level(ChannelId.of(next.get().getKey()));
            long need = channel.needs.get(level);
            long left = need * SEGMENT - channel.done * need / 1_000;
            long used = Math.min(budget, Math.max(1, left));
            budget -= used;
            channel.done += used * 1_000 / need + 1;
            if (channel.done >= SEGMENT * 1_000) {
                channel.done = 0;
                channel.rendered++;
                channel.pictures += level == DEAR.size() - 1 ? 0 : 1;
            }
        }
    }

    private void decide() {
        List<Overload.Load> loads = new ArrayList<>();
        Map<String, Integer> before = new TreeMap<>();
        watched.forEach((id, channel) -> {
            ChannelId channelId = ChannelId.of(id);
            before.put(id, overload.level(channelId));
            Duration runway = Duration.ofMillis(Math.min(12_000, Math.max(0, channel.next() - now)));
            loads.add(new Overload.Load(channelId, runway, channel.needs));
        });
        overload.decide(NOON.plusMillis(now), loads, capacity);
        before.forEach((id, level) -> {
            int after = overload.level(ChannelId.of(id));
            if (after != level) {
                changes.merge(id, 1, Integer::sum);
            }
            if (after == DEAR.size() - 1) {
                slates.add(id);
            }
        });
    }

    /** A channel whose segments are of two seconds. */
    private final class Watched {
        private final List<Long> needs;
        private long rendered;
        private long done;
        private long pictures;

        Watched(List<Long> needs, long now) {
            this.needs = needs;
            rendered = now / SEGMENT;
        }

        /** Returns when the first segment begins that is not rendered. */
        long next() {
            return rendered * SEGMENT;
        }

        void extend(String id, boolean heeded) {
            if (next() + SEGMENT <= now) { // over, and dropped
                rendered = now / SEGMENT;
                done = 0;
            }
            if (heeded && next() <= now) {
                stalls.add(id + " at " + now);
            }
        }
    }
}
