package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Languages;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.tck.framecode.FfmpegProgram;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Which sound track of a file is heard, and how its channels come out in two. */
public final class SoundTracksTest extends WithEngine {
    private static final HouseFormat HOUSE = new HouseFormat(128, 96, Rational.ONE, FrameRate.PAL, 23, "ultrafast");
    private static final int RATE = HouseFormat.SAMPLE_RATE;

    /** Makes a film with a tone of another pitch in each track: 400 Hz, 800 Hz, ... */
    private Path film(String name, int tracks, String... tags) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "color=gray:s=128x96:r=25:d=2"));
        for (int track = 1; track <= tracks; track++) {
            String tone = "sine=frequency=" + 400 * track + ":duration=2,volume=" + (track == 1 ? 1 : 0.25);
            arguments.addAll(List.of("-f", "lavfi", "-i", tone));
        }
        for (int track = 0; track <= tracks; track++) {
            arguments.addAll(List.of("-map", track));
        }
        arguments.addAll(List.of("-c:v", "mpeg4", "-c:a", "flac", "-disposition:a", "0"));
        arguments.addAll(List.of(tags));
        arguments.add(file);
        FfmpegProgram.make(120, arguments.toArray());
        return file;
    }

    private static String[] tags(String... words) {
        return words;
    }

    /** Returns the number of the track whose tone is heard. */
    private int heard(Path file, String... languages) throws Exception {
        float[] pcm = new float[2 * RATE / 10];
        String contentId = engine.examine(file).contentId();
        try (AssetReader reader = engine.open(file, contentId, HOUSE, List.of(languages))) {
            reader.sound(RATE / 2, RATE / 10, pcm);
        }
        int best = 0;
        double most = 0.01;
        for (int track = 1; track <= 6; track++) {
            double strength = strength(pcm, 0, 400 * track);
            if (strength > most) {
                most = strength;
                best = track;
            }
        }
        return best;
    }

    private static double strength(float[] pcm, int channel, int hertz) {
        double re = 0;
        double im = 0;
        int count = pcm.length / 2;
        for (int i = 0; i < count; i++) {
            re += pcm[2 * i + channel] * Math.cos(2 * Math.PI * hertz * i / RATE);
            im += pcm[2 * i + channel] * Math.sin(2 * Math.PI * hertz * i / RATE);
        }
        return 2 * Math.hypot(re, im) / count;
    }

    @Test
    public void theFirstLanguageThatTheFileHasIsHeard() throws Exception {
        String[] tags = tags(
                "-metadata:s:a:0",
                "language=eng",
                "-metadata:s:a:1",
                "language=ger",
                "-metadata:s:a:2",
                "language=fra");
        Path film = film("three.mkv", 3, tags);
        assertThat(heard(film)).isEqualTo(1);
        assertThat(heard(film, "de")).isEqualTo(2);
        assertThat(heard(film, "deu")).isEqualTo(2);
        assertThat(heard(film, "de-AT", "en")).isEqualTo(2);
        assertThat(heard(film, "it", "fre", "de")).isEqualTo(3);
        assertThat(heard(film, "it")).isEqualTo(1);

        try (FfmpegEngine apart =
                FfmpegEngine.apart(folder.newFolder().toPath(), () -> 0L, System.getProperty("java.class.path", ""))) {
            String contentId = apart.examine(film).contentId();
            float[] here = new float[2 * RATE];
            float[] there = new float[2 * RATE];
            try (AssetReader reader = engine.open(film, contentId, HOUSE, List.of("de"))) {
                reader.sound(0, RATE, here);
            }
            try (AssetReader reader = apart.open(film, contentId, HOUSE, List.of("de"))) {
                reader.sound(0, RATE, there);
            }
            assertThat(there).as("a reader in a process of its own").isEqualTo(here);
        }

        Path usual = film("usual.mkv", 3, append(tags, "-disposition:a:1", "default"));
        assertThat(heard(usual)).isEqualTo(2);
        assertThat(heard(usual, "en")).isEqualTo(1);
        assertThat(engine.examine(usual).audio())
                .extracting(MediaReport.Audio::language)
                .containsExactly("ger", "eng", "fra");
    }

    private static String[] append(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    @Test
    public void commentaryIsNeverHeardByAccident() throws Exception {
        Path film = film(
                "commented.mkv",
                4,
                tags("-metadata:s:a:0", "language=eng", "-disposition:a:0", "default+comment"),
                "-metadata:s:a:1",
                "language=eng",
                "-disposition:a:1",
                "visual_impaired",
                "-metadata:s:a:2",
                "language=eng",
                "-metadata:s:a:2",
                "title=Commentary by the director",
                "-metadata:s:a:3",
                "language=eng");
        assertThat(heard(film)).isEqualTo(4);
        assertThat(heard(film, "en")).isEqualTo(4);
        assertThat(engine.examine(film).audio())
                .extracting(MediaReport.Audio::role)
                .containsExactly("", "commentary", "described", "commentary");
        assertThat(engine.examine(film).words()).containsEntry("audio.1", "flac 44100 Hz 1 ch eng (commentary)");

        Path only = film("only.mkv", 1, "-disposition:a:0", "comment");
        assertThat(heard(only)).isEqualTo(1);
    }

    private Path film(String name, int tracks, String[] tags, String... more) throws Exception {
        return film(name, tracks, append(tags, more));
    }

    @Test
    public void eachLanguageHasItsLoudness() throws Exception {
        Path film = film("loud.mkv", 2, "-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ger");
        Optional<Loudness> usual = engine.loudness(film);
        Map<String, Loudness> languages = engine.byLanguage(film, usual);
        assertThat(languages).containsOnlyKeys("eng", "deu").containsEntry("eng", usual.orElseThrow());
        assertThat(languages).hasEntrySatisfying("deu", quiet -> assertThat(
                        usual.orElseThrow().integrated() - quiet.integrated())
                .isBetween(1150, 1260)); // a quarter is 12 dB less

        Path plain = film("plain.mkv", 1, "-metadata:s:a:0", "language=ger");
        assertThat(engine.byLanguage(plain, engine.loudness(plain))).isEmpty();
    }

    @Test
    public void namesOfALanguageAreOne() {
        assertThat(List.of(Languages.code("de"), Languages.code("GER"), Languages.code("deu"), Languages.code("de-AT")))
                .containsOnly("deu");
        assertThat(Languages.code("fre")).isEqualTo(Languages.code("fr"));
        assertThat(Languages.code("und")).isEmpty();
        assertThat(Languages.code("")).isEmpty();
        assertThat(Languages.code("Deutsch")).isEmpty();
    }

    @Test
    public void channelsAreMixedDownAsTheRecommendationHasIt() throws Exception {
        double less = Math.sqrt(0.5);
        record Place(String name, double left, double right) {}
        Place front = new Place("FL", 1, 0);
        Place frontRight = new Place("FR", 0, 1);
        Place centre = new Place("FC", less, less);
        Place low = new Place("LFE", 0, 0);
        Place back = new Place("BL", less, 0);
        Place backRight = new Place("BR", 0, less);
        Place side = new Place("SL", less, 0);
        Place sideRight = new Place("SR", 0, less);
        Place behind = new Place("BC", 0.5, 0.5);
        record Layout(String name, List<Place> places) {}
        List<Layout> layouts = List.of(
                new Layout("2.1", List.of(front, frontRight, low)),
                new Layout("quad", List.of(front, frontRight, back, backRight)),
                new Layout("4.0", List.of(front, frontRight, centre, behind)),
                new Layout("5.1", List.of(front, frontRight, centre, low, back, backRight)),
                new Layout("5.1(side)", List.of(front, frontRight, centre, low, side, sideRight)),
                new Layout("6.1", List.of(front, frontRight, centre, low, behind, side, sideRight)),
                new Layout("7.1", List.of(front, frontRight, centre, low, back, backRight, side, sideRight)),
                new Layout("5 untold", List.of(front, frontRight, centre, back, backRight)),
                new Layout("9 untold", List.of(front, frontRight, low, low, low, low, low, low, low)));
        for (Layout layout : layouts) {
            Path film = channels(layout.name(), layout.places().size());
            float[] pcm = new float[2 * RATE / 10];
            String contentId = engine.examine(film).contentId();
            try (AssetReader reader = engine.open(film, contentId, HOUSE)) {
                reader.sound(RATE / 2, RATE / 10, pcm);
            }
            for (int i = 0; i < layout.places().size(); i++) {
                Place place = layout.places().get(i);
                for (int side2 = 0; side2 < 2; side2++) {
                    assertThat(strength(pcm, side2, 300 * (i + 1)) / 0.125)
                            .as("%s of %s, %s", place.name(), layout.name(), side2 == 0 ? "left" : "right")
                            .isCloseTo(side2 == 0 ? place.left() : place.right(), within(0.01));
                }
            }
        }
    }

    /** Makes a film whose channels have tones of 300 Hz, 600 Hz, ... of an eighth of full scale. */
    private Path channels(String layout, int count) throws Exception {
        Path file = folder.getRoot().toPath().resolve(layout.replaceAll("\\W", "-") + ".mov");
        boolean told = !layout.contains("untold");
        StringBuilder tones = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            tones.append(i == 1 ? "" : "|").append("sin(2*PI*").append(300 * i).append("*t)/8");
        }
        String source = "aevalsrc=exprs=" + tones + ":s=48000:d=2" + (told ? ":c=" + layout : "");
        List<Object> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "color=gray:s=128x96:r=25:d=2"));
        arguments.addAll(List.of("-f", "lavfi", "-i", source, "-c:v", "mpeg4", "-c:a", "pcm_s24le", file));
        FfmpegProgram.make(120, arguments.toArray());
        return file;
    }

    @Test
    public void anySampleRateLiesWhereItBelongs() throws Exception {
        for (int rate : new int[] {8_000, 11_025, 16_000, 22_050, 44_100, 192_000}) {
            Path file = folder.getRoot().toPath().resolve("rate" + rate + ".mov");
            String source = "aevalsrc=exprs=gte(t\\,1)*sin(2*PI*400*t)/2:s=" + rate + ":d=2";
            FfmpegProgram.make(
                    120,
                    "-f",
                    "lavfi",
                    "-i",
                    "color=gray:s=128x96:r=25:d=2",
                    "-f",
                    "lavfi",
                    "-i",
                    source,
                    "-c:v",
                    "mpeg4",
                    "-c:a",
                    "pcm_s16le",
                    file);
            float[] pcm = new float[2 * RATE];
            try (AssetReader reader = engine.open(file, engine.examine(file).contentId(), HOUSE)) {
                reader.sound(RATE / 2, RATE, pcm);
            }
            int onset = 0;
            while (Math.abs(pcm[2 * onset]) < 0.02) {
                onset++;
            }
            assertThat((double) (onset - RATE / 2)).as("%d Hz", rate).isCloseTo(2, within(12.0));
            assertThat(strength(Arrays.copyOfRange(pcm, RATE + 2_400, 2 * RATE), 0, 400))
                    .as("%d Hz", rate)
                    .isCloseTo(0.5 * Math.sqrt(0.5), within(0.02));
        }
    }
}
