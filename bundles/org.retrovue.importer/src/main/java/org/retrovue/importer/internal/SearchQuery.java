package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a search in Lucene's language into a query of ours. What has no counterpart is left out of the query and named. */
final class SearchQuery {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\()|(\\))|(&&|\\|\\||!|\\+|-(?=\\S))|(?:([A-Za-z_][\\w.]*):)?(\"(?:[^\"\\\\]|\\\\.)*\"|[\\[{][^\\]}]*[\\]}]|(?=\\()|[^\\s()\"]+))");

    /** Fields of theirs, and what they are called here. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("title", "title"),
            Map.entry("type", "type"),
            Map.entry("show_title", "series"),
            Map.entry("genre", "genre"),
            Map.entry("show_genre", "genre"),
            Map.entry("tag", "tag"),
            Map.entry("tag_full", "tag"),
            Map.entry("show_tag", "tag"),
            Map.entry("collection", "collection"),
            Map.entry("smart_collection", "collection"),
            Map.entry("library_name", "collection"),
            Map.entry("content_rating", "rating"),
            Map.entry("show_content_rating", "rating"),
            Map.entry("season_number", "season"),
            Map.entry("episode_number", "episode"),
            Map.entry("minutes", "duration"),
            Map.entry("seconds", "duration"),
            Map.entry("release_date", "year"),
            Map.entry("show_release_date", "year"),
            Map.entry("year", "year"));

    private static final Map<String, String> TYPES = Map.of(
            "movie", "film", "episode", "episode", "music_video", "music-video", "song", "song", "image", "image");

    private record Token(String open, String close, String sign, String field, String value) {}

    private final List<Token> tokens = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private int next;

    /**
     * A query of ours.
     *
     * @param query empty when nothing of it could be kept
     * @param lost the terms that were left out
     */
    record Translated(String query, List<String> lost) {}

    private SearchQuery(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at) && matcher.end() > at) {
            tokens.add(new Token(
                    some(matcher.group(1)),
                    some(matcher.group(2)),
                    some(matcher.group(3)),
                    some(matcher.group(4)),
                    some(matcher.group(5))));
            at = matcher.end();
        }
    }

    private static String some(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }

    static Translated translate(String text) {
        SearchQuery search = new SearchQuery(text);
        List<String> parts = new ArrayList<>();
        while (search.next < search.tokens.size()) {
            int before = search.next;
            search.either("").ifPresent(parts::add);
            if (search.next == before) {
                search.next++; // a bracket too many
            }
        }
        String query = parts.size() == 1 ? bare(parts.get(0)) : String.join(" ", parts);
        return new Translated(query, List.copyOf(search.lost));
    }

    /** Takes away brackets around the whole. */
    static String bare(String query) {
        int depth = 0;
        for (int i = 0; i < query.length(); i++) {
            depth += query.charAt(i) == '(' ? 1 : query.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && i < query.length() - 1) {
                return query;
            }
        }
        return query.startsWith("(") ? query.substring(1, query.length() - 1) : query;
    }

    private Optional<String> either(String field) {
        List<String> parts = new ArrayList<>();
        both(field).ifPresent(parts::add);
        while (isWord("OR", "||")) {
            next++;
            both(field).ifPresent(parts::add);
        }
        return joined(parts, " or ");
    }

    private Optional<String> both(String field) {
        List<String> parts = new ArrayList<>();
        while (next < tokens.size() && tokens.get(next).close().isEmpty() && !isWord("OR", "||")) {
            if (isWord("AND", "&&") || isWord("+", "+")) {
                next++;
                continue;
            }
            one(field).ifPresent(parts::add);
        }
        return joined(parts, " ");
    }

    private static Optional<String> joined(List<String> parts, String by) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : "(" + String.join(by, parts) + ")");
    }

    private Optional<String> one(String field) {
        if (isWord("NOT", "!") || isWord("-", "-")) {
            next++;
            return next < tokens.size() ? one(field).map(term -> "not " + term) : Optional.empty();
        }
        Token token = tokens.get(next++);
        if (!token.open().isEmpty()) {
            return inside(field);
        }
        String of = token.field().isEmpty() ? field : token.field().toLowerCase(Locale.ROOT);
        if (token.value().isEmpty()
                && next < tokens.size()
                && !tokens.get(next).open().isEmpty()) {
            next++;
            return inside(of);
        }
        return term(of, token.value());
    }

    private Optional<String> inside(String field) {
        Optional<String> all = either(field);
        if (next < tokens.size() && !tokens.get(next).close().isEmpty()) {
            next++;
        }
        return all;
    }

    private boolean isWord(String word, String sign) {
        if (next >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(next);
        return token.sign().equals(sign)
                || (token.field().isEmpty() && token.value().equals(word));
    }

    private Optional<String> term(String field, String value) {
        String plain = unquoted(value);
        if (field.isEmpty()) {
            return Optional.of("title:" + quoted("*" + plain + "*"));
        }
        Optional<String> ours = Optional.ofNullable(FIELDS.get(field));
        Optional<String> translated = ours.flatMap(name -> switch (name) {
            case "type" -> Optional.ofNullable(TYPES.get(plain.toLowerCase(Locale.ROOT)));
            case "year" -> range(value, 4, "");
            case "duration" -> range(value, 9, field.equals("seconds") ? "s" : "m");
            case "season", "episode" -> range(value, 9, "");
            default -> value.startsWith("[") || value.startsWith("{") ? Optional.empty() : Optional.of(quoted(plain));
        });
        if (translated.isEmpty()) {
            lost.add(field + ":" + value);
        }
        return translated.map(said -> ours.orElseThrow() + ":" + said);
    }

    /** A number, or a range of numbers as "a..b"; an asterisk leaves an end open. Of dates the first digits count. */
    private static Optional<String> range(String value, int digits, String unit) {
        Matcher ends =
                Pattern.compile("[\\[{]\\s*(\\S+)\\s+TO\\s+(\\S+?)\\s*[\\]}]").matcher(value);
        if (!ends.matches()) {
            return number(unquoted(value), digits, unit).filter(n -> !n.isEmpty());
        }
        Optional<String> from = number(ends.group(1), digits, unit);
        Optional<String> to = number(ends.group(2), digits, unit);
        return from.isEmpty() || to.isEmpty() ? Optional.empty() : Optional.of(from.get() + ".." + to.get());
    }

    private static Optional<String> number(String text, int digits, String unit) {
        if (text.equals("*")) {
            return Optional.of("");
        }
        String plain = unquoted(text).replaceAll("[-*?]", "");
        if (!plain.matches("\\d+")) {
            return Optional.empty();
        }
        return Optional.of(plain.substring(0, Math.min(digits, plain.length())) + unit);
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    /** Quotes a value for our queries where it needs that. */
    static String quoted(String value) {
        if (value.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            return value;
        }
        return value.contains("'") ? "\"" + value.replace("\"", "") + "\"" : "'" + value + "'";
    }
}
