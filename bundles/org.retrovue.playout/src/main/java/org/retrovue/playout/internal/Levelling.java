package org.retrovue.playout.internal;

import java.math.BigDecimal;
import java.util.Optional;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.media.api.Languages;
import org.retrovue.media.api.probe.Loudness;

/**
 * Brings an event to its channel's loudness: one gain for the whole asset, and a limiter where its peaks would come out too high. A function of the samples around.
 *
 * @param gain hundredths of dB
 * @param ceiling hundredths of dBTP that no peak exceeds
 * @param limited whether there are peaks that would
 */
record Levelling(int gain, int ceiling, boolean limited) {
    /** More would lift what was never meant to be heard: 20 dB. */
    private static final int MOST = 2_000;

    /** Returns what to do with an event's sound; nothing where its channel leaves all as it is, or nobody has measured the asset. */
    static Optional<Levelling> of(Channel channel, Event event) {
        Optional<Integer> target = channel.sound().loudness();
        Optional<Integer> loudness = hundredths(event, measured(channel, event, Loudness.INTEGRATED));
        Optional<Integer> peak = hundredths(event, measured(channel, event, Loudness.TRUE_PEAK));
        if (target.isEmpty() || loudness.isEmpty() || peak.isEmpty()) {
            return Optional.empty();
        }
        int gain = Math.min(MOST, target.get() - loudness.get());
        int ceiling = channel.sound().peak();
        return Optional.of(new Levelling(gain, ceiling, peak.get() + gain > ceiling));
    }

    /** Returns the fact of the track that is heard: that of the first language that the channel wishes for and the asset has measured apart, else that of the usual track. */
    private static String measured(Channel channel, Event event, String fact) {
        return channel.sound().languages().stream()
                .map(language -> Loudness.fact(fact, Languages.code(language)))
                .filter(event.parameters()::containsKey)
                .findFirst()
                .orElse(fact);
    }

    private static Optional<Integer> hundredths(Event event, String parameter) {
        String text = event.parameters().getOrDefault(parameter, "");
        return text.matches("-?\\d{1,3}(\\.\\d{1,2})?")
                ? Optional.of(new BigDecimal(text).movePointRight(2).intValueExact())
                : Optional.empty();
    }

    /** Returns how many samples before and after those that are wanted it has to see. */
    int reach() {
        return limited ? Limiter.REACH : 0;
    }

    /** Says what it does; the same text for the same effect. */
    String effect() {
        return "gain " + gain + (limited ? " " + Limiter.NAME + " " + ceiling : "");
    }

    /**
     * Levels sound in place.
     *
     * @param pcm left and right in turn: what is wanted, and {@link #reach} samples before and after
     */
    void apply(float[] pcm) {
        float factor = factor(gain);
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] *= factor;
        }
        if (limited) {
            new Limiter(factor(ceiling)).apply(pcm);
        }
    }

    /** The same on every machine. */
    private static float factor(int hundredthsOfDb) {
        return (float) StrictMath.pow(10, hundredthsOfDb / 2000d);
    }
}
