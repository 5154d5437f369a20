package org.retrovue.tck.framecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.retrovue.tck.framecode.StreamReport.Second;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * A frame-coded file of some kind, with what it shows when.
 *
 * @param name for people
 * @param file the file
 * @param cues in order; each lasts until the next
 * @param own for each asset that is heard, the file that tells how far its sound lies from its pictures; empty when there is no sound
 * @param fields the same as cues where each field of a picture shows another moment, and fields are shown one by one; else empty
 * @param languages in which the sound is wished for
 */
public record SourceKind(
        String name, Path file, List<Cue> cues, Map<Integer, Path> own, List<Cue> fields, List<String> languages) {
    /** Copies the lists. */
    public SourceKind {
        cues = List.copyOf(cues);
        own = Map.copyOf(own);
        fields = List.copyOf(fields);
        languages = List.copyOf(languages);
    }

    /**
     * Makes a kind of whole pictures, without a wish for a language.
     *
     * @param name for people
     * @param file the file
     * @param cues in order
     * @param own for each asset that is heard, the file that tells how far its sound lies from its pictures
     */
    public SourceKind(String name, Path file, List<Cue> cues, Map<Integer, Path> own) {
        this(name, file, cues, own, List.of(), List.of());
    }

    /**
     * What is shown from a time on.
     *
     * @param time seconds from the first picture
     * @param asset the code's asset
     * @param frame the code's frame
     * @param sourceTime seconds of the asset at which that frame was made
     */
    public record Cue(Rational time, int asset, int frame, Rational sourceTime) {}

    /** Lists the cues of frames first, first + 1, ... of an asset, evenly spaced. */
    static List<Cue> even(Rational from, int asset, FrameRate rate, int first, int count) {
        List<Cue> cues = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            cues.add(new Cue(from.plus(rate.seconds(k)), asset, first + k, rate.seconds(first + k)));
        }
        return cues;
    }

    /**
     * Returns what a house must show at a time: the latest that is not after it.
     *
     * @param time seconds from the first picture
     * @return what is shown then
     */
    public Cue at(Rational time) {
        return latest(cues, time);
    }

    /**
     * Returns what a house of some rate must show at a time: a field where it shows fields.
     *
     * @param time seconds from the first picture
     * @param house its rate
     * @return what is shown then
     */
    public Cue at(Rational time, FrameRate house) {
        boolean each = !fields.isEmpty() && house.perSecond().compareTo(Rational.of(45)) > 0;
        return latest(each ? fields : cues, time);
    }

    private static Cue latest(List<Cue> cues, Rational time) {
        Cue found = cues.get(0);
        for (Cue cue : cues) {
            if (cue.time().compareTo(time) > 0) {
                break;
            }
            found = cue;
        }
        return found;
    }

    /**
     * Returns when an asset would have begun in the file, by its pictures.
     *
     * @param asset one that the file shows
     * @return seconds from the first picture; zero for an asset that it does not show
     */
    public Rational begins(int asset) {
        return cues.stream()
                .filter(cue -> cue.asset() == asset)
                .findFirst()
                .map(cue -> cue.time().minus(cue.sourceTime()))
                .orElse(Rational.ZERO);
    }

    /**
     * Returns by how much the sound of each asset is later than its pictures, as an independent reader has it.
     *
     * @return microseconds by asset; empty when there is no sound
     * @throws IOException when the file cannot be read
     */
    public Map<Integer, Double> soundLateMicros() throws IOException {
        Map<Integer, Double> late = new LinkedHashMap<>();
        for (Map.Entry<Integer, Path> heard : own.entrySet()) {
            late.put(heard.getKey(), late(heard.getValue(), heard.getKey()));
        }
        return late;
    }

    private static double late(Path file, int asset) throws IOException {
        return StreamReader.of(file).read().sound().orElseThrow().beeps().stream()
                .filter(second -> second.asset() == asset && second.second() > 0)
                .map(Second::lateMicros)
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .average()
                .orElseThrow(() -> new IOException("no second of asset " + asset + " is heard in " + file));
    }
}
