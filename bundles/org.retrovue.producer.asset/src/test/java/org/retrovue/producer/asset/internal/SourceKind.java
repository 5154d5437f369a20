package org.retrovue.producer.asset.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * A frame-coded file of some kind, with what it shows when.
 *
 * @param name for people
 * @param file the file
 * @param cues in order; each lasts until the next
 * @param own for each asset that is heard, the file that tells how far its sound lies from its pictures; empty when there is no sound
 */
record SourceKind(String name, Path file, List<Cue> cues, Map<Integer, Path> own) {
    /**
     * What is shown from a time on.
     *
     * @param time seconds from the first picture
     * @param asset the code's asset
     * @param frame the code's frame
     * @param sourceTime seconds of the asset at which that frame was made
     */
    record Cue(Rational time, int asset, int frame, Rational sourceTime) {}

    /** Lists the cues of frames first, first + 1, ... of an asset, evenly spaced. */
    static List<Cue> even(Rational from, int asset, FrameRate rate, int first, int count) {
        List<Cue> cues = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            cues.add(new Cue(from.plus(rate.seconds(k)), asset, first + k, rate.seconds(first + k)));
        }
        return cues;
    }

    /** Returns what a house must show at a time: the latest that is not after it. */
    Cue at(Rational time) {
        Cue found = cues.get(0);
        for (Cue cue : cues) {
            if (cue.time().compareTo(time) > 0) {
                break;
            }
            found = cue;
        }
        return found;
    }
}
