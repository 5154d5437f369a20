package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.plan.Artefact;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Explanation.Gap;
import org.retrovue.api.plan.Explanations;
import org.retrovue.api.plan.LogEntry;
import org.retrovue.api.plan.OverrideRecord;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Seeds;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Puts together why a channel shows what it shows, from what is published and kept. Any thread. */
final class Explainer implements Explanations {
    private final HorizonManager manager;
    private final Catalog catalog;
    private final Segmenter segmenter;

    Explainer(HorizonManager manager, Catalog catalog, Segmenter segmenter) {
        this.manager = manager;
        this.catalog = catalog;
        this.segmenter = segmenter;
    }

    @Override
    public Optional<Explanation> explain(ChannelId id, Instant at) {
        Optional<ChannelPlanner> planner = manager.planner(id);
        Optional<PlannedView> view = planner.flatMap(known -> known.published().view());
        return view.flatMap(known -> explain(planner.get(), known, at));
    }

    private Optional<Explanation> explain(ChannelPlanner planner, PlannedView view, Instant at) {
        Instant next = at.plusNanos(1);
        Archive archive = planner.archive();
        Optional<Kept<ScheduleDay>> day = archive.days(at, next).stream()
                .filter(kept -> entry(kept.value(), at).isPresent())
                .findFirst();
        Optional<ScheduleEntry> entry = view.entries().covering(at, next).stream()
                .findFirst()
                .or(() -> day.flatMap(kept -> entry(kept.value(), at)));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Channel channel = view.channel();
        Optional<Kept<LogEntry>> log = archive.log(at, next).stream().findFirst();
        LogEntry block = log.map(Kept::value)
                .or(() -> view.log().covering(at, next).stream().findFirst())
                .orElseGet(() -> segmenter.segment(entry.get(), channel, catalog.snapshot()));
        Optional<Kept<BlockPlan>> plan = archive.plans(at, next).stream()
                .filter(kept -> kept.value().id().equals(block.id()))
                .findFirst();
        List<Artefact> chain = new ArrayList<>(texts(planner.text(), entry.get(), day));
        day.ifPresent(kept -> chain.add(kept.artefact(Artefact.Kind.SCHEDULE_DAY)));
        chain.add(new Artefact(
                Artefact.Kind.SEGMENTED_BLOCK,
                block.id(),
                PlanJson.digest(block),
                day.stream().map(Kept::digest).toList(),
                log.map(kept -> kept.lineage().generation()).orElse(0L)));
        log.ifPresent(kept -> chain.add(kept.artefact(Artefact.Kind.TRANSMISSION_LOG)));
        plan.ifPresent(kept -> chain.add(kept.artefact(Artefact.Kind.BLOCK_PLAN)));
        boolean locked = log.isPresent() || !view.log().covering(at, next).isEmpty();
        return Optional.of(new Explanation(
                channel.id(),
                at,
                chain,
                entry.get(),
                locked,
                block.items(),
                gaps(block, plan),
                plan.flatMap(kept -> event(kept.value(), at)),
                notes(planner, block, plan, at)));
    }

    private static Optional<ScheduleEntry> entry(ScheduleDay day, Instant at) {
        return day.entries().stream()
                .filter(entry -> !entry.start().isAfter(at) && entry.end().isAfter(at))
                .findFirst();
    }

    /** The file and what it means; an older version of it is known by its digest alone. */
    private static List<Artefact> texts(PlanText text, ScheduleEntry entry, Optional<Kept<ScheduleDay>> day) {
        String plan = day.map(kept -> kept.value().textDigest()).orElse(text.digest());
        String file =
                entry.origin().file().isEmpty() ? text.file() : entry.origin().file();
        if (!plan.equals(text.digest()) && !plan.equals(Seeds.hex(text.text()))) {
            return List.of(new Artefact(Artefact.Kind.PLAN, text.file(), plan, List.of(), 0));
        }
        List<Artefact> chain = new ArrayList<>();
        List<String> parents = new ArrayList<>();
        parents.add(Seeds.hex(text.text()));
        text.beside().values().forEach(other -> parents.add(Seeds.hex(other)));
        String own = Optional.ofNullable(text.beside().get(file)).orElse(text.text());
        chain.add(new Artefact(
                Artefact.Kind.DIRECTIVE,
                text.beside().containsKey(file) ? file : text.file(),
                Seeds.hex(own),
                List.of(),
                0));
        chain.add(new Artefact(Artefact.Kind.PLAN, text.file(), plan, parents, 0));
        return chain;
    }

    private static List<Gap> gaps(LogEntry block, Optional<Kept<BlockPlan>> plan) {
        List<Gap> gaps = new ArrayList<>();
        Rational at = Rational.ZERO;
        int ordinal = 0;
        for (LogEntry.Item item : block.items()) {
            if (item.kind() == LogEntry.ItemKind.FILLER) {
                Instant start = block.start().plus(at.toDuration());
                Instant end = start.plus(item.duration().toDuration());
                String prefix = block.id() + "-b" + ordinal++ + ": ";
                List<Event> events =
                        plan.map(kept -> events(kept.value(), start, end)).orElse(List.of());
                List<String> because = plan.stream()
                        .flatMap(kept -> kept.notes().stream())
                        .filter(line -> line.startsWith(prefix))
                        .map(line -> line.substring(prefix.length()))
                        .toList();
                gaps.add(new Gap(start, item.duration(), item.text(), events, because));
            }
            at = at.plus(item.duration());
        }
        return gaps;
    }

    /** Boundaries are rounded to frames: what has its middle in a break belongs to it. */
    private static List<Event> events(BlockPlan plan, Instant from, Instant to) {
        FrameRate rate = plan.rate();
        return plan.events().stream()
                .filter(event -> event.kind() != EventKind.CONTENT && event.kind() != EventKind.PRESENTATION)
                .filter(event -> {
                    Instant middle = rate.startOf(
                            (event.frames().start() + event.frames().end()) / 2);
                    return !middle.isBefore(from) && middle.isBefore(to);
                })
                .toList();
    }

    private static Optional<Event> event(BlockPlan plan, Instant at) {
        long frame = plan.rate().frameAt(at);
        return plan.events().stream()
                .filter(event -> event.frames().contains(frame))
                .findFirst();
    }

    private static List<String> notes(
            ChannelPlanner planner, LogEntry block, Optional<Kept<BlockPlan>> plan, Instant at) {
        List<String> notes = new ArrayList<>();
        plan.stream()
                .flatMap(kept -> kept.notes().stream())
                .filter(line -> !line.startsWith(block.id() + "-b"))
                .forEach(notes::add);
        for (OverrideRecord each : planner.orders().all()) {
            if (!each.from().isAfter(at) && each.to().isAfter(at)) {
                notes.add("order " + each.id() + " by " + each.who() + ": " + each.what() + " (" + each.why() + ")"
                        + each.takenBack().map(by -> "; taken back by " + by).orElse(""));
            }
        }
        return notes;
    }
}
