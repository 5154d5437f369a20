package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.media.api.engine.GopEncoder;
import org.retrovue.tck.transport.LeakyBucket;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** GOPs that know nothing of each other keep within the peak of their format, whatever they show. */
public final class PeakTest extends WithEngine {
    /** What a GOP shows, from the easiest to the hardest. */
    private enum Kind {
        GREY,
        STILL,
        MOVING,
        NOISE_AT_THE_END,
        NOISE
    }

    private static HouseFormat format(int width, int height, FrameRate rate, int peak) {
        return new HouseFormat(width, height, Rational.ONE, rate, 21, "veryfast", false, peak);
    }

    private static HouseFormat lowest(int width, int height, FrameRate rate) {
        return format(width, height, rate, ChannelFormat.leastPeak(width, height, rate));
    }

    private EncodedGop gop(HouseFormat format, Kind kind, int frames) throws MediaException {
        Picture picture = Picture.allocate(format.width(), format.height());
        Random random = new Random(kind.ordinal());
        byte[] noise = new byte[picture.lumaStride() * picture.height()];
        random.nextBytes(noise);
        try (GopEncoder encoder = engine.gopEncoder(format)) {
            for (int i = 0; i < frames; i++) {
                picture.fill(60, 128, 128);
                boolean noisy = kind == Kind.NOISE || kind == Kind.NOISE_AT_THE_END && i >= frames - 3;
                if (noisy) {
                    random.nextBytes(noise);
                }
                if (noisy || kind == Kind.STILL) {
                    picture.y().put(0, noise, 0, noise.length);
                } else if (kind == Kind.MOVING) {
                    for (int at = 0; at < noise.length; at++) {
                        picture.y().put(at, (byte) (60 + (at % picture.lumaStride() + 5 * i) % 97));
                    }
                }
                encoder.accept(i, picture);
            }
            return encoder.finish();
        }
    }

    private static int bytes(EncodedGop gop) {
        return gop.units().stream().mapToInt(unit -> unit.bytes().length).sum();
    }

    private static List<byte[]> units(EncodedGop gop) {
        return gop.units().stream().map(EncodedGop.Unit::bytes).toList();
    }

    /** Joins GOPs of all kinds and lengths, in random order, and simulates the bucket of a receiver over the whole. */
    private void assertNeverEmpty(HouseFormat format, int[] lengths) throws Exception {
        long peak = 1_000L * format.peak();
        List<List<Integer>> gops = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int length : lengths) {
                EncodedGop gop = gop(format, kind, length);
                assertThat(gop.units()).hasSize(length);
                assertThat(8L * bytes(gop) * format.rate().num())
                        .as("%s, %d frames at %d kbit/s", kind, length, format.peak())
                        .isLessThanOrEqualTo(peak * length * format.rate().den());
                gops.add(gop.units().stream().map(unit -> unit.bytes().length).toList());
            }
        }
        Random random = new Random(5);
        List<Integer> stream = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            stream.addAll(gops.get(random.nextInt(gops.size())));
        }
        assertThat(LeakyBucket.least(stream, format.rate(), peak, 2 * peak, peak))
                .as("%s", format.fingerprint())
                .isNotNegative();
    }

    @Test
    public void noJoinOfGopsEmptiesTheBucketOfAReceiver() throws Exception {
        assertNeverEmpty(format(320, 180, FrameRate.NTSC, 1_500), new int[] {30, 44});
        assertNeverEmpty(format(320, 180, FrameRate.NTSC, 200), new int[] {1, 2, 17, 30, 44});
        assertNeverEmpty(format(426, 240, FrameRate.PAL_DOUBLE, 300), new int[] {1, 50, 74});
    }

    @Test
    public void theLowestPeakIsKeptEvenByNoiseAtEverySizeAndLength() throws Exception {
        for (FrameRate rate : List.of(FrameRate.FILM, FrameRate.FPS_60)) {
            for (int frames : new int[] {1, 2, 3}) {
                for (HouseFormat format :
                        List.of(lowest(128, 96, rate), lowest(426, 240, rate), lowest(1920, 1080, rate))) {
                    long owned = 1_000L * format.peak() * frames * rate.den() / rate.num();
                    assertThat(8L * bytes(gop(format, Kind.NOISE, frames)))
                            .as("%d frames of %s", frames, format.fingerprint())
                            .isLessThanOrEqualTo(owned);
                }
            }
        }
    }

    @Test
    public void aPeakThatIsFarAwayChangesNothing() throws Exception {
        for (Kind kind : List.of(Kind.GREY, Kind.MOVING)) {
            List<byte[]> free = units(gop(format(320, 180, FrameRate.NTSC, 0), kind, 30));
            List<byte[]> bounded = units(gop(format(320, 180, FrameRate.NTSC, 8_000), kind, 30));

            assertThat(bounded).hasSameSizeAs(free);
            for (int i = 0; i < free.size(); i++) {
                assertThat(bounded.get(i)).isEqualTo(free.get(i));
            }
        }
    }

    @Test
    public void aGopThatIsEncodedHarderIsTheSameEachTime() throws Exception {
        HouseFormat format = format(320, 180, FrameRate.NTSC, 800);

        List<byte[]> first = units(gop(format, Kind.NOISE, 30));
        List<byte[]> second = units(gop(format, Kind.NOISE, 30));

        for (int i = 0; i < first.size(); i++) {
            assertThat(Arrays.equals(first.get(i), second.get(i))).isTrue();
        }
    }

    @Test
    public void whatThePeakAllowsIsUsed() throws Exception {
        HouseFormat free = format(320, 180, FrameRate.NTSC, 0);
        int large = bytes(gop(free, Kind.NOISE, 30));
        for (int share = 2; share <= 4; share *= 2) {
            int peak = (int) (8L * large * 30_000 / 1_001 / 30 / 1_000 / share);

            int kept = bytes(gop(format(320, 180, FrameRate.NTSC, peak), Kind.NOISE, 30));

            assertThat(100 * kept * share / large)
                    .as("percent used of 1/%d", share)
                    .isBetween(50, 100);
        }
    }
}
