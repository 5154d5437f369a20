package org.retrovue.playout.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.station.Faults;

/** Remembers which events the fallback had to show, and says so once. Any thread. */
final class Substitutions {
    private static final String CODE = "EventSubstituted";
    private static final String DAMAGED = "MediaDamaged";
    private static final int MOST = 100;
    private static final int MOST_DAMAGED = 1000;

    private final MasterClock clock;
    private final Faults faults;
    private final AtomicLong pieces = new AtomicLong();
    private final Map<ChannelId, Deque<Playout.Substitution>> latest = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private final Set<String> damaged = new HashSet<>();
    private final Map<String, String> damagedContents = new HashMap<>();

    Substitutions(MasterClock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    /** Notes that a GOP or a piece of sound was made by the fallback, wholly or in part. */
    void note(Channel channel, Event event, String cause) {
        synchronized (latest) {
            failing.add(subject(event));
        }
        if (list(channel, event, cause)) {
            faults.report(
                    Faults.Kind.RUNTIME,
                    CODE,
                    subject(event),
                    "channel " + channel.id() + " shows a card instead of event " + event.id() + ": " + cause);
        }
    }

    /** Notes that a GOP or a piece of sound is not the planned one through no fault of its source. Returns whether that is new of its event. */
    boolean list(Channel channel, Event event, String cause) {
        pieces.incrementAndGet();
        boolean isNew;
        synchronized (latest) {
            Deque<Playout.Substitution> list = latest.computeIfAbsent(channel.id(), id -> new ArrayDeque<>());
            isNew = list.stream().noneMatch(known -> known.event().equals(event.id()));
            if (isNew) {
                list.addFirst(new Playout.Substitution(event.id(), clock.now(), cause));
                if (list.size() > MOST) {
                    list.removeLast();
                }
            }
        }
        return isNew;
    }

    /** Notes that an event is shown with pictures that are not whole: told once an event. They are what its medium has, and the same each time. */
    void damaged(Channel channel, Event event, String what) {
        synchronized (latest) {
            if (damaged.size() > MOST_DAMAGED) {
                damaged.clear();
                damagedContents.clear();
            }
            damagedContents.put(subject(event), content(event));
            if (!damaged.add(channel.id() + " " + event.id())) {
                return;
            }
        }
        faults.report(
                Faults.Kind.RUNTIME,
                DAMAGED,
                subject(event),
                "channel " + channel.id() + " shows event " + event.id() + " with damage: " + what
                        + "; replace the file by a good copy");
    }

    /** Notes that an event is shown as planned. */
    void good(Event event) {
        boolean wasFailing;
        boolean wasDamaged;
        synchronized (latest) {
            wasFailing = failing.remove(subject(event));
            String content = damagedContents.getOrDefault(subject(event), content(event));
            wasDamaged = !content.equals(content(event)) && damagedContents.remove(subject(event), content);
        }
        if (wasDamaged) {
            faults.clear(DAMAGED, subject(event));
        }
        if (wasFailing) {
            faults.clear(CODE, subject(event));
        }
    }

    private static String subject(Event event) {
        return event.asset().map(asset -> asset.id().value()).orElse("producer " + event.producer());
    }

    private static String content(Event event) {
        return event.asset().map(Event.AssetRef::contentId).orElse("");
    }

    List<Playout.Substitution> of(ChannelId channel) {
        synchronized (latest) {
            return new ArrayList<>(latest.getOrDefault(channel, new ArrayDeque<>()));
        }
    }

    long pieces() {
        return pieces.get();
    }
}
