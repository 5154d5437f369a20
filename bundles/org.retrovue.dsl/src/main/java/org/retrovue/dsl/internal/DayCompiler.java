package org.retrovue.dsl.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler.Request;
import org.retrovue.api.plan.ScheduleDay;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.ScheduleEntry.Kind;
import org.retrovue.api.plan.Seeds;
import org.retrovue.dsl.internal.DayWindows.Window;
import org.retrovue.dsl.internal.Order.Item;
import org.retrovue.dsl.internal.Order.Shelf;
import org.retrovue.dsl.internal.Plan.Block;
import org.retrovue.dsl.internal.Plan.Mode;
import org.retrovue.time.Rational;

/** Makes one broadcast day of a plan. For one use. */
final class DayCompiler {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Plan plan;
    private final Request request;
    private final List<ScheduleEntry> entries = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Map<Block, Progress.State> running = new HashMap<>();

    DayCompiler(Plan plan, Request request) {
        this.plan = plan;
        this.request = request;
    }

    ScheduleDay compile() {
        Instant from = latest(request.carryIn(), request.day().start());
        for (Window window : DayWindows.of(plan, request.day())) {
            if (window.end().isAfter(from)) {
                fill(window, latest(window.start(), from));
            } else {
                pass(window);
            }
        }
        Instant end = entries.isEmpty() ? from : entries.get(entries.size() - 1).end();
        return new ScheduleDay(
                plan.channel().id(),
                request.day().date(),
                from,
                end,
                entries,
                Seeds.hex(request.text().text()),
                request.seed());
    }

    List<Problem> warnings() {
        return warnings;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Counts what a window that is over has shown, so that a sequence goes on where it was. */
    private void pass(Window window) {
        window.block().ifPresent(block -> order(block, window)
                .ifPresent(order -> packer(block, window, order, window.end())));
    }

    private void fill(Window window, Instant from) {
        if (window.block().isEmpty()) {
            String reason = "nothing is scheduled from " + clock(window.start()) + " to " + clock(window.end());
            add(Kind.OPEN, from, window.end(), plan.channel().name(), "", Optional.empty(), reason);
            return;
        }
        Block block = window.block().get();
        Optional<Order> order = order(block, window);
        if (order.isEmpty()) {
            String reason = nothingReady(block);
            warn(block, "empty-pool", reason);
            add(Kind.MISSING, from, window.end(), title(block), "", Optional.empty(), reason);
            return;
        }
        int before = entries.size();
        Packer packer = packer(block, window, order.get(), from);
        packer.fill(
                window.end().getEpochSecond(),
                window.until().getEpochSecond(),
                (item, start, end, outOfTurn) -> programme(block, order.get(), item, start, end, outOfTurn));
        remember(block, packer);
        Instant at = entries.size() == before
                ? from
                : entries.get(entries.size() - 1).end();
        if (at.isBefore(window.end())) {
            String reason =
                    "nothing in pool " + quoted(block) + " fits into what is left before " + clock(window.end());
            if (entries.size() == before && from.equals(window.start())) {
                warn(block, "too-long", reason);
            }
            add(Kind.FILL, at, window.end(), title(block), "", Optional.empty(), reason);
        }
    }

    /** Returns a packer that stands where the block has come to by an instant within the window, or at its end. */
    private Packer packer(Block block, Window window, Order order, Instant from) {
        Progress.State state = Optional.ofNullable(running.get(block)).orElseGet(() -> begin(block, order));
        long start = window.start().getEpochSecond()
                + (window.start().equals(request.day().start()) ? state.carry() : 0);
        Packer passed = new Packer(order, state.position(), start);
        passed.fill(
                Math.min(from.getEpochSecond(), window.end().getEpochSecond()),
                window.until().getEpochSecond(),
                (i, s, e, o) -> {});
        remember(block, passed);
        return new Packer(order, passed.position(), from.getEpochSecond());
    }

    /** A sequence goes on in the block's next window of the day; chance begins anew in each. */
    private void remember(Block block, Packer packer) {
        if (block.mode() == Mode.SEQUENTIAL) {
            running.put(block, new Progress.State(packer.position(), 0));
        }
    }

    private Progress.State begin(Block block, Order order) {
        return block.mode() == Mode.SEQUENTIAL
                ? Progress.at(plan, block, order, request.day())
                : new Progress.State(0, 0);
    }

    private void programme(Block block, Order order, Item item, long start, long end, boolean outOfTurn) {
        Asset asset = item.asset();
        String reason = order.reason(item) + (outOfTurn ? ", out of turn because it fits into what is left" : "");
        boolean named = !block.title().isEmpty();
        add(
                Kind.PROGRAMME,
                Instant.ofEpochSecond(start),
                Instant.ofEpochSecond(end),
                named ? block.title() : asset.title(),
                named ? subtitle(asset) : "",
                Optional.of(asset),
                reason);
    }

    /** "S01E04 · The Health Inspector" of an episode, because the block's title says the series already. */
    private static String subtitle(Asset asset) {
        String season = asset.attributes().getOrDefault("season", "");
        String episode = asset.attributes().getOrDefault("episode", "");
        if (season.isEmpty() || episode.isEmpty()) {
            return asset.title();
        }
        String title = asset.attributes().getOrDefault("episode.title", "");
        return "S" + padded(season) + "E" + padded(episode) + (title.isEmpty() ? "" : " · " + title);
    }

    private static String padded(String number) {
        return number.length() < 2 ? "0" + number : number;
    }

    private void add(
            Kind kind,
            Instant start,
            Instant end,
            String title,
            String subtitle,
            Optional<Asset> asset,
            String reason) {
        String id = ID.format(start);
        entries.add(new ScheduleEntry(id, kind, start, end, title, subtitle, asset.map(Asset::id), reason));
    }

    private Optional<Order> order(Block block, Window window) {
        List<Shelf> stocked = block.pools().stream()
                .map(this::shelf)
                .filter(shelf -> !shelf.assets().isEmpty())
                .toList();
        long seed = Seeds.of(plan.channel().id(), request.seed(), block.key(), window.start());
        return stocked.isEmpty() ? Optional.empty() : Optional.of(Order.of(block.mode(), stocked, seed));
    }

    private Shelf shelf(String pool) {
        return shelves.computeIfAbsent(pool, name -> {
            AssetQuery query = plan.pools().get(name);
            List<Asset> assets = query == null
                    ? List.of()
                    : request.catalog().ready(query).stream()
                            .filter(asset -> asset.duration().signum() > 0)
                            .toList();
            Rational grid = Rational.seconds(plan.channel().grid());
            long[] slots = assets.stream()
                    .mapToLong(a -> a.duration().dividedBy(grid).ceil()
                            * plan.channel().grid().toSeconds())
                    .toArray();
            return new Shelf(name, assets, slots);
        });
    }

    private void warn(Block block, String code, String message) {
        warnings.add(new Problem(
                Problem.Severity.WARNING, code, request.text().file(), block.line(), 1, message, Optional.empty()));
    }

    private String title(Block block) {
        return block.title().isEmpty() ? plan.channel().name() : block.title();
    }

    private String nothingReady(Block block) {
        List<String> wanted = block.pools().stream()
                .map(name -> "pool '" + name + "' matches no ready asset"
                        + wanted(plan.pools().get(name)))
                .toList();
        return String.join("; ", wanted);
    }

    private static String wanted(@org.jspecify.annotations.Nullable AssetQuery query) {
        if (query == null) {
            return "";
        }
        return query.isAll() ? "" : " (" + query.text() + ")";
    }

    private static String quoted(Block block) {
        return "'" + String.join("', '", block.pools()) + "'";
    }

    private String clock(Instant instant) {
        return CLOCK.withZone(plan.channel().zone()).format(instant);
    }
}
