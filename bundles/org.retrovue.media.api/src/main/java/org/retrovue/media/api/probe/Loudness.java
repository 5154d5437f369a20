package org.retrovue.media.api.probe;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How loud something is, after EBU R 128.
 *
 * @param integrated loudness of the whole in hundredths of LUFS, rounded to the nearest
 * @param truePeak in hundredths of dBTP, rounded up
 */
public record Loudness(int integrated, int truePeak) {
    /** The fact that says the loudness in LUFS, such as "-23.40"; events carry it as a parameter, too. */
    public static final String INTEGRATED = "loudness.integrated";
    /** The fact that says the true peak in dBTP. */
    public static final String TRUE_PEAK = "loudness.peak";

    /**
     * Tells it as words, for catalogues and people.
     *
     * @return the two facts with their values
     */
    public Map<String, String> words() {
        return Map.of(INTEGRATED, shown(integrated), TRUE_PEAK, shown(truePeak));
    }

    /**
     * Tells it as words where it is that of one language's track.
     *
     * @param language as {@link org.retrovue.media.api.Languages#code} has it
     * @return the two facts, named for the language, with their values
     */
    public Map<String, String> words(String language) {
        return Map.of(fact(INTEGRATED, language), shown(integrated), fact(TRUE_PEAK, language), shown(truePeak));
    }

    /**
     * Names a fact of one language's track.
     *
     * @param fact {@link #INTEGRATED} or {@link #TRUE_PEAK}
     * @param language as {@link org.retrovue.media.api.Languages#code} has it
     * @return such as "loudness.peak.deu"
     */
    public static String fact(String fact, String language) {
        return fact + "." + language;
    }

    private static String shown(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
