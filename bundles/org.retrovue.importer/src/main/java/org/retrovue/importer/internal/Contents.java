package org.retrovue.importer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.importer.internal.Draft.PoolLine;

/** The content definitions of a sequential schedule: each becomes a pool. */
final class Contents {
    private static final Set<String> KINDS =
            Set.of("show", "search", "collection", "multi_collection", "smart_collection", "playlist", "marathon");

    private final Draft draft;
    private final Notes notes;
    private final Map<String, String> names = new LinkedHashMap<>();

    Contents(Draft draft, Notes notes) {
        this.draft = draft;
        this.notes = notes;
    }

    /** Returns the pool of a key of the source. */
    Optional<String> pool(String key) {
        return Optional.ofNullable(names.get(key));
    }

    /** Returns the query of a key of the source. */
    Optional<String> query(String key) {
        return pool(key).map(name -> draft.pools.get(name)).map(PoolLine::match);
    }

    void read(Piece definition) {
        String key = definition.say("key");
        Optional<String> kind = KINDS.stream().filter(definition::has).findFirst();
        if (key.isEmpty() || kind.isEmpty()) {
            notes.lost(definition, "a content definition", "it has no key, or is of no kind that is known here");
            return;
        }
        if (names.containsKey(key)) {
            notes.changed(definition, "content " + key, "defined twice; the first is taken");
            return;
        }
        String name = Draft.name(key);
        while (draft.pools.containsKey(name)) {
            name += "_2";
        }
        names.put(key, name);
        draft.pools.put(name, line(definition, kind.get(), key));
    }

    private PoolLine line(Piece definition, String kind, String key) {
        return switch (kind) {
            case "show" -> show(definition, key);
            case "search" -> new PoolLine(search(definition, definition.say("query")), order(definition, "order"), "");
            case "marathon" -> marathon(definition);
            case "playlist" -> {
                notes.changed(
                        definition,
                        "playlist " + definition.say("playlist"),
                        "taken as a collection of that name; its own order and counts are not in the source");
                yield collection(definition, "playlist");
            }
            default -> {
                if (!kind.equals("collection")) {
                    notes.changed(
                            definition,
                            kind + " " + definition.say(kind),
                            "taken as a collection of that name: what it searches for is not in the source");
                }
                yield collection(definition, kind);
            }
        };
    }

    private PoolLine collection(Piece definition, String kind) {
        return new PoolLine("collection:" + SearchQuery.quoted(definition.say(kind)), order(definition, "order"), "");
    }

    private PoolLine show(Piece definition, String key) {
        List<String> ids = new ArrayList<>();
        for (Piece guid : definition.list("guids")) {
            ids.add(guid.say("source") + " " + guid.say("value"));
        }
        String guess = words(key);
        notes.changed(
                definition,
                "show " + key,
                "its series is guessed from the key as '" + guess + "'; the source knows it as "
                        + String.join(", ", ids));
        return new PoolLine(
                "type:episode series:" + SearchQuery.quoted(guess),
                order(definition, "order"),
                "the show that the source knows as " + String.join(", ", ids) + ": is the series right?");
    }

    private String search(Piece at, String text) {
        SearchQuery.Translated translated = SearchQuery.translate(text);
        for (String term : translated.lost()) {
            notes.lost(at, term, "nothing here can be searched for like that; it is left out of the query");
        }
        if (translated.query().isEmpty()) {
            notes.changed(at, "search " + text, "nothing of it is left: it finds what has the tag 'imported' now");
            return "tag:imported";
        }
        return translated.query();
    }

    private PoolLine marathon(Piece definition) {
        List<String> queries = new ArrayList<>();
        for (Piece search : definition.list("searches")) {
            queries.add("(" + search(search, search.text()) + ")");
        }
        for (Piece guid : definition.list("guids")) {
            notes.lost(guid, "guid " + guid.say("value"), "shows are found by series here: add series:'...'");
        }
        definition.get("group_by").ifPresent(at -> notes.changed(at, "group_by " + at.text(), "one pool in one order"));
        definition
                .get("shuffle_groups")
                .ifPresent(at -> notes.lost(at, "shuffle_groups", "pools are not shuffled by group"));
        definition
                .get("play_all_items")
                .ifPresent(at -> notes.lost(at, "play_all_items", "pools are played item by item"));
        String query = queries.size() == 1 ? SearchQuery.bare(queries.get(0)) : String.join(" or ", queries);
        return new PoolLine(query.isEmpty() ? "tag:imported" : query, order(definition, "item_order"), "");
    }

    private String order(Piece definition, String member) {
        String order = definition.say(member).toLowerCase(java.util.Locale.ROOT);
        return switch (order) {
            case "", "chronological", "season_episode" -> "sequential";
            case "shuffle", "random" -> order;
            default -> {
                notes.changed(
                        definition.get(member).orElse(definition), "order " + order, "shuffle comes closest to it");
                yield "shuffle";
            }
        };
    }

    /** "THE_BAR_SHOW" is "The Bar Show". */
    static String words(String key) {
        StringBuilder words = new StringBuilder();
        for (String word : key.replace('_', ' ').replace('-', ' ').strip().split(" +")) {
            boolean shouts = word.length() > 1 && word.equals(word.toUpperCase(java.util.Locale.ROOT));
            String rest = word.isEmpty() ? "" : word.substring(1);
            words.append(words.isEmpty() ? "" : " ")
                    .append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                    .append(shouts ? rest.toLowerCase(java.util.Locale.ROOT) : rest);
        }
        return words.toString();
    }
}
