package org.retrovue.producer.asset.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;
import org.retrovue.media.engine.internal.FfmpegEngine;
import org.retrovue.tck.framecode.FrameCode;
import org.retrovue.tck.framecode.SoundCode;
import org.retrovue.tck.framecode.SoundCode.Beep;
import org.retrovue.tck.framecode.SourceKind;
import org.retrovue.tck.framecode.SourceKind.Cue;
import org.retrovue.tck.framecode.SourceKinds;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Every kind of source against every house rate: each output frame shows the source frame that the rule names, and the sound lies as it does in the source. */
public final class SourceMatrixTest {
    private static final Path PAGE = Path.of("../../docs/conformance.md");
    private static final Path MADE = Path.of("target");
    private static final Rational SHOWN = Rational.of(2);
    private static final int HEARD = HouseFormat.SAMPLE_RATE * 5 / 2;
    /** Silence before, so that a marker at the very start is found whole. */
    private static final int LEAD = 1600;

    private static final int MOST_MICROS = 1000;
    /** A start between frames of any rate. */
    private static final Rational WITHIN = Rational.of(3, 7);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** A house format, and where in the source its event begins. */
    private record House(HouseFormat format, Rational start) {
        static House of(int width, int height, Rational pixel, FrameRate rate, Rational start) {
            return new House(new HouseFormat(width, height, pixel, rate, 23, "ultrafast"), start);
        }

        static House cropping(int width, int height, Rational pixel, FrameRate rate, Rational start) {
            return new House(new HouseFormat(width, height, pixel, rate, 23, "ultrafast", true, 0), start);
        }

        String title() {
            String pixel = format.pixelAspect().equals(Rational.ONE) ? "" : " (" + format.pixelAspect() + ")";
            return format.width() + "x" + format.height() + pixel + " at " + format.rate()
                    + (format.crop() ? ", cropping" : "");
        }
    }

    private static final List<House> HOUSES = List.of(
            House.of(426, 240, Rational.ONE, FrameRate.FILM_NTSC, Rational.ZERO),
            House.of(320, 240, Rational.ONE, FrameRate.FILM, WITHIN),
            House.of(704, 576, Rational.of(16, 11), FrameRate.PAL, Rational.ZERO),
            House.of(640, 360, Rational.ONE, FrameRate.NTSC, WITHIN),
            House.of(352, 240, Rational.of(10, 11), FrameRate.FPS_30, Rational.ZERO),
            House.of(426, 240, Rational.ONE, FrameRate.PAL_DOUBLE, WITHIN),
            House.of(320, 240, Rational.ONE, FrameRate.NTSC_DOUBLE, Rational.ZERO),
            House.of(426, 240, Rational.ONE, FrameRate.FPS_60, WITHIN));

    /** Just before sizes and shapes change that do. */
    private static final Rational LATER = Rational.of(3, 2);

    /** Sizes and shapes of all kinds, for sources that the usual houses have shown at all rates. */
    private static final List<House> RASTERS = List.of(
            House.of(426, 240, Rational.ONE, FrameRate.PAL, LATER),
            House.of(640, 480, Rational.ONE, FrameRate.NTSC, LATER),
            House.of(720, 480, Rational.of(8, 9), FrameRate.NTSC, LATER),
            House.of(720, 480, Rational.of(32, 27), FrameRate.FILM_NTSC, LATER),
            House.of(720, 576, Rational.of(16, 15), FrameRate.PAL, LATER),
            House.of(720, 576, Rational.of(64, 45), FrameRate.PAL_DOUBLE, LATER),
            House.of(1280, 720, Rational.ONE, FrameRate.NTSC_DOUBLE, LATER),
            House.of(1920, 1080, Rational.ONE, FrameRate.FILM, LATER),
            House.cropping(320, 240, Rational.ONE, FrameRate.FPS_30, LATER),
            House.cropping(352, 288, Rational.of(12, 11), FrameRate.FPS_60, LATER));

    private static final List<String> SHAPES = List.of(
            "24000/1001, H.264 in MP4",
            "25 interlaced, MPEG-2 in MPEG-TS",
            "anamorphic",
            "4:3",
            "odd sides: 321x181",
            "size that changes midway",
            "shape of the pixel that changes midway",
            "24000/1001, HDR10: HEVC in PQ");

    private static final List<House> TWO_PLACES = List.of(
            House.of(128, 96, Rational.ONE, FrameRate.PAL, Rational.ZERO),
            House.of(128, 96, Rational.ONE, FrameRate.NTSC, WITHIN));

    /** A line of the table, and what is wrong in it. */
    private record Line(String text, List<String> faults) {}

    /** What a table shows: these kinds in these houses for so long. */
    private record Table(List<String> kinds, List<House> houses, Rational shown, boolean sound) {}

    @Test
    public void everySourceIsExactInEveryHouseFormat() throws Exception {
        check(kinds -> new Table(kinds.names(), HOUSES, SHOWN, true), "usual");
    }

    @Test
    public void rarerPicturesAreExactInEveryHouseFormat() throws Exception {
        check(kinds -> new Table(kinds.rarePictures(), HOUSES, SHOWN, true), "rarer");
    }

    @Test
    public void everyShapeIsExactInEveryRaster() throws Exception {
        check(kinds -> new Table(SHAPES, RASTERS, Rational.of(1, 5), false), "rasters");
    }

    @Test
    public void everySoundLiesWhereItsSourceHasIt() throws Exception {
        check(kinds -> new Table(kinds.rareSounds(), TWO_PLACES, Rational.ZERO, true), "sounds");
    }

    private void check(Function<SourceKinds, Table> which, String name) throws Exception {
        SourceKinds kinds = new SourceKinds(folder.getRoot().toPath());
        Table table = which.apply(kinds);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<String> text = new ArrayList<>(heading(table));
        List<String> faults = new ArrayList<>();
        try (FfmpegEngine engine = new FfmpegEngine(folder.newFolder().toPath(), () -> 0L)) {
            List<Future<Line>> lines = new ArrayList<>();
            for (String kind : table.kinds()) {
                lines.add(workers.submit(() -> line(engine, kinds.make(kind), table)));
            }
            for (Future<Line> line : lines) {
                text.add(line.get(5, TimeUnit.MINUTES).text());
                faults.addAll(line.get().faults());
            }
        } finally {
            workers.shutdownNow();
        }
        Path made = MADE.resolve("conformance-" + name + ".md");
        Files.write(made, text);

        assertThat(faults).isEmpty();
        assertThat(Files.readAllLines(PAGE))
                .as("%s holds what is in %s: put it there", PAGE.normalize(), made.toAbsolutePath())
                .containsSequence(text);
    }

    private static List<String> heading(Table table) {
        StringBuilder titles = new StringBuilder("| source |");
        StringBuilder rule = new StringBuilder("|---|");
        for (House house : table.houses()) {
            if (table.shown().signum() > 0) {
                titles.append(' ').append(house.title()).append(" |");
                rule.append("---|");
            }
        }
        if (table.sound()) {
            titles.append(" sound |");
            rule.append("---|");
        }
        return List.of(titles.toString(), rule.toString());
    }

    private static Line line(FfmpegEngine engine, SourceKind kind, Table table) throws Exception {
        String contentId = engine.examine(kind.file()).contentId();
        Map<Integer, Double> own = kind.soundLateMicros();
        StringBuilder text = new StringBuilder("| ").append(kind.name()).append(" |");
        List<String> faults = new ArrayList<>();
        for (House house : table.houses()) {
            ProductionRequest request = new ProductionRequest(
                    house.format(),
                    new FrameRange(0, 1000),
                    Optional.of(kind.file().toUri()),
                    Optional.of(contentId),
                    house.start(),
                    Map.of(),
                    kind.languages());
            try (Production production = new AssetProducer(engine).open(request)) {
                int count = count(house, table.shown());
                if (count > 0) {
                    List<String> wrong = frames(kind, house, production, count);
                    text.append(' ')
                            .append(count - wrong.size())
                            .append('/')
                            .append(count)
                            .append(" |");
                    faults.addAll(wrong);
                }
                if (table.sound()) {
                    faults.addAll(sound(kind, house, production, own));
                }
            }
        }
        if (table.sound()) {
            text.append(own.isEmpty() ? " none |" : " within 1 ms |");
        }
        return new Line(text.toString(), faults);
    }

    private static int count(House house, Rational shown) {
        return (int) shown.times(house.format().rate().perSecond()).floor();
    }

    private static List<String> frames(SourceKind kind, House house, Production production, int count)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        FrameRate rate = house.format().rate();
        production.pictures(0, count, (n, picture) -> {
            Cue cue = kind.at(house.start().plus(rate.seconds(n)), rate);
            Optional<FrameCode.Reading> wanted = Optional.of(new FrameCode.Reading(cue.asset(), cue.frame()));
            Optional<FrameCode.Reading> seen = read(picture, house.format().pixelAspect());
            if (!seen.equals(wanted)) {
                wrong.add(
                        kind.name() + " in " + house.title() + ": output " + n + " shows " + seen + ", not " + wanted);
            }
        });
        return wrong;
    }

    private static Optional<FrameCode.Reading> read(Picture picture, Rational pixel) {
        return FrameCode.read(picture.y(), picture.lumaStride(), picture.width(), picture.height(), pixel);
    }

    private static List<String> sound(SourceKind kind, House house, Production production, Map<Integer, Double> own)
            throws Exception {
        float[] pcm = new float[2 * HEARD];
        production.sound(0, HEARD, pcm);
        short[] mono = new short[LEAD + HEARD / 3];
        for (int i = 0; i < HEARD / 3; i++) {
            mono[LEAD + i] = (short) (16_000 * (pcm[6 * i] + pcm[6 * i + 1]));
        }
        List<Beep> beeps = SoundCode.find(mono).stream().filter(Beep::readable).toList();
        List<String> wrong = new ArrayList<>();
        if (beeps.isEmpty() != own.isEmpty()) {
            wrong.add(kind.name() + " in " + house.title() + ": " + beeps.size() + " seconds are heard");
        }
        for (Beep beep : beeps) {
            Double expected = own.get(beep.asset());
            double at = seconds(house.start()) + (beep.onset() - LEAD) / SoundCode.READ_RATE;
            double madeAt = beep.second() + seconds(kind.begins(beep.asset()));
            double late = (at - madeAt) * 1e6;
            boolean begunBefore = expected != null && madeAt + expected / 1e6 < seconds(house.start());
            if (begunBefore) {
                continue; // its first part is not within the event
            }
            if (expected == null || Math.abs(late - expected) > MOST_MICROS) {
                wrong.add(String.format(
                        "%s in %s: asset %d, second %d is heard %.0f us late, not %s",
                        kind.name(), house.title(), beep.asset(), beep.second(), late, expected));
            }
        }
        return wrong;
    }

    private static double seconds(Rational time) {
        return (double) time.num() / time.den();
    }
}
