package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.tck.transport.LeakyBucket;
import org.retrovue.tck.transport.TransportChecker;
import org.retrovue.tck.transport.TransportReport;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** A whole stream of unlike events keeps within its channel's peak. */
public final class PeakOnTheAirTest {
    private static final FrameRate RATE = FrameRate.NTSC;
    private static final int PEAK = 400;
    private static final int[] LENGTHS = {77, 1, 31, 130, 15, 45, 90, 7, 61, 2, 44, 33, 100, 59, 30, 91, 5, 48};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Long> bitRates = new ArrayList<>();

    /** Every third event is noise, the others are smooth: what a fresh encoder makes of each is as unlike as can be. */
    private static final class UnlikePictures implements Producer {
        @Override
        public String id() {
            return "coded";
        }

        @Override
        public Production open(ProductionRequest request) {
            int number = Integer.parseInt(request.parameters().get("asset"));
            Picture picture =
                    Picture.allocate(request.format().width(), request.format().height());
            byte[] noise = new byte[picture.lumaStride() * picture.height()];
            return new Production() {
                @Override
                public String fingerprint() {
                    return "unlike " + number;
                }

                @Override
                public void pictures(long first, int count, PictureSink sink) throws MediaException {
                    for (long frame = first; frame < first + count; frame++) {
                        picture.fill((int) (50 + frame % 100), 128, 128);
                        if (number % 3 == 0) {
                            new Random(frame).nextBytes(noise);
                            picture.y().put(0, noise, 0, noise.length);
                        }
                        sink.accept(frame, picture);
                    }
                }

                @Override
                public void sound(long first, int count, float[] into) {
                    Arrays.fill(into, 0, 2 * count, 0);
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }

    private TransportReport stream(int peak) throws Exception {
        List<Event> events = House.coded(RATE, "2026-01-05T12:00:00Z", LENGTHS);
        ChannelFormat format = new ChannelFormat("custom", 320, 180, Rational.ONE, RATE, 26, "veryfast", false, peak);
        Channel channel = Lineups.channel(format, Map.of());
        TransportChecker checker = TransportChecker.house();
        try (House house =
                new House(folder.newFolder().toPath(), Lineups.plans(Lineups.plan(RATE, events)), Map.of())) {
            house.join(new UnlikePictures(), 10, 0);
            long first = house.playout.numberAt(channel, house.clock.now()) + 1;
            List<Segment> segments = new ArrayList<>(house.segments(channel, first, 13));
            for (Segment segment : segments) {
                checker.add(segment.bytes());
                bitRates.add(8L
                        * segment.bytes().length
                        * RATE.num()
                        / (segment.place().frames().count() * RATE.den()));
            }
        }
        return checker.report();
    }

    private static long least(TransportReport report) {
        return LeakyBucket.least(report.pictureBytes(), RATE, 1_000L * PEAK, 2_000L * PEAK, 1_000L * PEAK);
    }

    @Test
    public void aStreamOfUnlikeEventsKeepsWithinItsPeak() throws Exception {
        TransportReport report = stream(PEAK);

        assertThat(report.faults()).isEmpty();
        assertThat(least(report)).isNotNegative();
        // What the playlist of renditions says: sound takes no more than 160 kbit/s, heads a twentieth, tables and
        // filling 120 kbit/s.
        assertThat(bitRates).allMatch(bits -> bits <= (1_000L * PEAK + 160_000) * 21 / 20 + 120_000);
        assertThat(least(stream(0))).as("without a peak").isNegative();
    }
}
