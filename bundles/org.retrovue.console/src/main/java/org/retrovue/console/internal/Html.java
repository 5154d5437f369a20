package org.retrovue.console.internal;

/** Writes tables whose cells are text, whatever they hold. */
final class Html {
    /** What all pages begin with. The console's own head knows no phones, which would show pages as small as on a desk. */
    static final String HEAD = "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<link rel=\"stylesheet\" href=\"${pluginRoot}/res/console.css\">";

    private final StringBuilder text = new StringBuilder();

    /** Begins a table with a heading above it. */
    Html table(String title, String... head) {
        text.append("<table class=\"nicetable ui-widget\"><caption class=\"ui-widget-header\">")
                .append(escape(title))
                .append("</caption><thead><tr>");
        for (String cell : head) {
            text.append("<th class=\"ui-widget-header\">").append(escape(cell)).append("</th>");
        }
        text.append("</tr></thead><tbody class=\"ui-widget-content\">");
        return this;
    }

    /** Adds a row; numbers stand at the right. */
    Html row(Object... cells) {
        return line("", cells);
    }

    /** Adds a row about something that is wrong. */
    Html bad(Object... cells) {
        return line(" class=\"bad\"", cells);
    }

    private Html line(String style, Object... cells) {
        text.append("<tr").append(style).append('>');
        for (Object cell : cells) {
            text.append(cell instanceof Number ? "<td class=\"n\">" : "<td>")
                    .append(escape(String.valueOf(cell)))
                    .append("</td>");
        }
        text.append("</tr>");
        return this;
    }

    /** Ends the table. */
    Html end() {
        text.append("</tbody></table>");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // The console replaces ${...} in pages.
                .replace("$", "&#36;");
    }
}
