package org.retrovue.planning.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.retrovue.api.plan.PlanText;

/** How a channel file is kept with the files that it needs: alone as it is, else one after another, each with its name and length. */
final class KeptText {
    /** No YAML file begins so. */
    private static final char SEVERAL = '\u0001';

    private KeptText() {}

    static String write(PlanText text) {
        if (text.beside().isEmpty()) {
            return text.text();
        }
        StringBuilder body = new StringBuilder().append(SEVERAL);
        part(body, text.file(), text.text());
        new TreeMap<>(text.beside()).forEach((name, other) -> part(body, name, other));
        return body.toString();
    }

    private static void part(StringBuilder body, String name, String text) {
        body.append(text.length()).append(' ').append(name).append('\n').append(text);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    static PlanText read(String file, String body) {
        if (body.isEmpty() || body.charAt(0) != SEVERAL) {
            return new PlanText(file, body);
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (int at = 1; at < body.length(); ) {
            int blank = body.indexOf(' ', at);
            int line = body.indexOf('\n', at);
            if (blank < 0 || line < blank) {
                throw new IllegalArgumentException("the kept text of " + file + " is damaged");
            }
            int end = line + 1 + Integer.parseInt(body.substring(at, blank));
            if (end > body.length()) {
                throw new IllegalArgumentException("the kept text of " + file + " is cut off");
            }
            parts.put(body.substring(blank + 1, line), body.substring(line + 1, end));
            at = end;
        }
        String own = parts.remove(file);
        if (own == null) {
            throw new IllegalArgumentException("the kept text of " + file + " lacks the file itself");
        }
        return new PlanText(file, own, parts);
    }
}
