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
    private static final Path MADE = Path.of("target/conformance-table.md");
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

        String title() {
            String pixel = format.pixelAspect().equals(Rational.ONE) ? "" : " (" + format.pixelAspect() + ")";
            return format.width() + "x" + format.height() + pixel + " at " + format.rate();
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

    /** A line of the table, and what is wrong in it. */
    private record Line(String text, List<String> faults) {}

    @Test
    public void everySourceIsExactInEveryHouseFormat() throws Exception {
        SourceKinds kinds = new SourceKinds(folder.getRoot().toPath());
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<String> table = new ArrayList<>(heading());
        List<String> faults = new ArrayList<>();
        try (FfmpegEngine engine = new FfmpegEngine(folder.newFolder().toPath(), () -> 0L)) {
            List<Future<Line>> lines = new ArrayList<>();
            for (String name : kinds.names()) {
                lines.add(workers.submit(() -> line(engine, kinds.make(name))));
            }
            for (Future<Line> line : lines) {
                table.add(line.get(5, TimeUnit.MINUTES).text());
                faults.addAll(line.get().faults());
            }
        } finally {
            workers.shutdownNow();
        }
        Files.write(MADE, table);

        assertThat(faults).isEmpty();
        assertThat(Files.readAllLines(PAGE))
                .as("%s holds what is in %s: put it there", PAGE.normalize(), MADE.toAbsolutePath())
                .containsSequence(table);
    }

    private static List<String> heading() {
        StringBuilder titles = new StringBuilder("| source |");
        StringBuilder rule = new StringBuilder("|---|");
        for (House house : HOUSES) {
            titles.append(' ').append(house.title()).append(" |");
            rule.append("---|");
        }
        return List.of(titles.append(" sound |").toString(), rule.append("---|").toString());
    }

    private static Line line(FfmpegEngine engine, SourceKind kind) throws Exception {
        String contentId = engine.examine(kind.file()).contentId();
        Map<Integer, Double> own = kind.soundLateMicros();
        StringBuilder text = new StringBuilder("| ").append(kind.name()).append(" |");
        List<String> faults = new ArrayList<>();
        for (House house : HOUSES) {
            ProductionRequest request = new ProductionRequest(
                    house.format(),
                    new FrameRange(0, 1000),
                    Optional.of(kind.file().toUri()),
                    Optional.of(contentId),
                    house.start(),
                    Map.of());
            try (Production production = new AssetProducer(engine).open(request)) {
                List<String> wrong = frames(kind, house, production);
                int count = count(house);
                text.append(' ')
                        .append(count - wrong.size())
                        .append('/')
                        .append(count)
                        .append(" |");
                faults.addAll(wrong);
                faults.addAll(sound(kind, house, production, own));
            }
        }
        text.append(own.isEmpty() ? " none |" : " within 1 ms |");
        return new Line(text.toString(), faults);
    }

    private static int count(House house) {
        return (int) SHOWN.times(house.format().rate().perSecond()).floor();
    }

    private static List<String> frames(SourceKind kind, House house, Production production) throws Exception {
        List<String> wrong = new ArrayList<>();
        production.pictures(0, count(house), (n, picture) -> {
            Cue cue = kind.at(house.start().plus(house.format().rate().seconds(n)));
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
