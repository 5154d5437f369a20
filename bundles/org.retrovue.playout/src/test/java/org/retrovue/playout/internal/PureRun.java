package org.retrovue.playout.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.retrovue.api.blockplan.BlockPlan;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.playout.internal.MixedJoins.Source;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * Renders a stretch of mixed joins in several house formats and prints the digest of each segment; in a process of its own when it is started as one.
 *
 * <p>Arguments: a home, a file that lists the sources, how many workers, and the order: "forwards", one after the other, or a number that all are shuffled by and asked for at once.
 */
final class PureRun {
    private static final String NOON = "2026-01-05T12:00:00Z";
    private static final int EVENTS = 40;
    private static final int SEGMENTS = 4;

    /** Rates, shapes, cropped and with a peak. */
    static final Map<String, ChannelFormat> FORMATS = formats();

    private PureRun() {}

    private static Map<String, ChannelFormat> formats() {
        Map<String, ChannelFormat> all = new LinkedHashMap<>();
        all.put("426x240 at 30000/1001", format(426, 240, Rational.ONE, FrameRate.NTSC, false, 0));
        all.put("320x240 at 25, cropped", format(320, 240, Rational.ONE, FrameRate.PAL, true, 0));
        all.put(
                "352x240 (10/11) at 24000/1001, peak",
                format(352, 240, Rational.of(10, 11), FrameRate.FILM_NTSC, false, 400));
        all.put("256x144 at 60000/1001", format(256, 144, Rational.ONE, FrameRate.NTSC_DOUBLE, false, 0));
        return all;
    }

    private static ChannelFormat format(int width, int height, Rational pixel, FrameRate rate, boolean crop, int peak) {
        return new ChannelFormat("custom", width, height, pixel, rate, 26, "ultrafast", crop, peak);
    }

    public static void main(String[] arguments) throws Exception {
        List<Source> sources = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            String[] parts = line.split("\t");
            sources.add(new Source(parts[0], Path.of(parts[1]), parts[2]));
        }
        digests(Path.of(arguments[0]), sources, Integer.parseInt(arguments[2]), arguments[3])
                .forEach((segment, digest) -> System.out.println("DIGEST\t" + segment + "\t" + digest));
        System.exit(0);
    }

    /** Returns the digest of each segment, by format and number. */
    static Map<String, String> digests(Path home, List<Source> sources, int workers, String order) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, ChannelFormat> format : FORMATS.entrySet()) {
            FrameRate rate = format.getValue().rate();
            MixedJoins joins = MixedJoins.of(sources, rate.frameAtOrAfter(Instant.parse(NOON)), EVENTS);
            BlockPlan plan = Lineups.plan(rate, joins.events());
            Channel channel = Lineups.channel(format.getValue(), Map.of());
            try (House house = new House(home, Lineups.plans(plan), Map.of("workers", workers))) {
                house.join(new AssetProducer(house.engine), 10, 0);
                for (Segment segment : segments(house, channel, order)) {
                    String key = format.getKey() + "\t" + segment.place().number();
                    digests.put(
                            key,
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(segment.bytes())));
                }
                for (String fault : house.faults) {
                    if (!fault.startsWith("CacheDamaged")) {
                        throw new AssertionError(fault);
                    }
                }
            }
        }
        return digests;
    }

    private static List<Segment> segments(House house, Channel channel, String order) throws Exception {
        List<Long> numbers = new ArrayList<>();
        long first = house.playout.numberAt(channel, house.clock.now());
        for (long number = first; number < first + SEGMENTS; number++) {
            numbers.add(number);
        }
        if (order.equals("forwards")) {
            return house.segments(channel, first, SEGMENTS);
        }
        Collections.shuffle(numbers, new Random(Long.parseLong(order)));
        List<CompletableFuture<Segment>> asked = new ArrayList<>();
        for (long number : numbers) {
            asked.add(house.playout.render(channel, number, house.clock.now().plusSeconds(asked.size())));
        }
        List<Segment> all = new ArrayList<>();
        for (CompletableFuture<Segment> one : asked) {
            all.add(one.get(2, TimeUnit.MINUTES));
        }
        return all;
    }
}
