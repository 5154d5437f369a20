package org.retrovue.api.channel;

import java.util.List;
import java.util.Optional;

/**
 * How a channel sounds.
 *
 * @param loudness what assets are levelled to in hundredths of LUFS, -4000 to -1000; nothing to leave them as they are
 * @param peak what no true peak of a levelled asset exceeds in hundredths of dBTP, -1000 to 0
 * @param languages which sound track of an asset is heard: the first of these that it has, ISO 639 codes as the channel's file has them; when it has none of them, or the list is empty, the asset's own first
 */
public record ChannelSound(Optional<Integer> loudness, int peak, List<String> languages) {
    /** What is usual: -24 LUFS, no peak above -2 dBTP. */
    public static final ChannelSound USUAL = new ChannelSound(Optional.of(-2_400), -200);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that names the value that cannot be
     */
    public ChannelSound {
        languages = List.copyOf(languages);
        if (loudness.isPresent() && (loudness.get() < -4_000 || loudness.get() > -1_000)) {
            throw new IllegalArgumentException("loudness is -40 to -10 LUFS: " + loudness.get() + " hundredths");
        }
        if (peak < -1_000 || peak > 0) {
            throw new IllegalArgumentException("true peak is -10 to 0 dBTP: " + peak + " hundredths");
        }
    }

    /**
     * Makes the sound of a channel that has no wish for a language.
     *
     * @param loudness hundredths of LUFS, or nothing
     * @param peak hundredths of dBTP
     */
    public ChannelSound(Optional<Integer> loudness, int peak) {
        this(loudness, peak, List.of());
    }
}
