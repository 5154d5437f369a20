package org.retrovue.media.api;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Names of languages as files and people have them: two letters of ISO 639-1, three of ISO 639-2 of either kind, tags such as "pt-BR". */
public final class Languages {
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    private Languages() {}

    /**
     * Returns the one code that all names of a language share: that of ISO 639-2/T.
     *
     * @param name such as "de", "deu", "ger" or "de-AT"
     * @return such as "deu"; empty where the name says nothing ("und") or is none
     */
    public static String code(String name) {
        String first = name.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (first.matches("[a-z]{2}")) {
            try {
                return Locale.forLanguageTag(first).getISO3Language();
            } catch (MissingResourceException e) {
                return "";
            }
        }
        if (!first.matches("[a-z]{3}") || first.equals("und")) {
            return "";
        }
        return BIBLIOGRAPHIC.getOrDefault(first, first);
    }
}
