package org.retrovue.importer.internal;

import java.util.Locale;
import java.util.Optional;
import org.retrovue.importer.internal.Draft.PoolLine;

/** The contents of slots: each becomes a pool. */
final class SlotContents {
    private final Draft draft;
    private final Notes notes;

    SlotContents(Draft draft, Notes notes) {
        this.draft = draft;
        this.notes = notes;
    }

    Optional<String> pool(Piece slot) {
        Piece what = slot.get("programming").orElse(slot);
        String type = what.say("type");
        String old = what.say("showId");
        if (type.isEmpty() && old.contains(".")) { // as dizqueTV writes it: "tv.Title", "movie.", "flex."
            type = old.substring(0, old.indexOf('.'));
        }
        return switch (type) {
            case "movie" -> Optional.of(films(slot, what));
            case "show", "tv" -> Optional.of(show(slot, what, old));
            case "custom-show" -> Optional.of(named(slot, what, "customShow", "customShowId"));
            case "smart-collection" -> Optional.of(named(slot, what, "smartCollection", "smartCollectionId"));
            case "filler" -> Optional.of(named(slot, what, "fillerList", "fillerListId"));
            case "flex" -> Optional.of(flex());
            default -> {
                notes.lost(
                        slot,
                        type.isEmpty() ? "a slot without a type" : type + " " + name(what, "channel", "channelName"),
                        "a channel shows no other channel here, and no such slot is known; it is off the air");
                yield Optional.empty();
            }
        };
    }

    private String films(Piece slot, Piece what) {
        notes.changed(slot, "a slot of films", "all films of the library; narrow the query to those you want");
        return add(slot, what, "films", "type:film", "narrow this to the films that are meant");
    }

    private String show(Piece slot, Piece what, String old) {
        String title = name(what, "show", "showName");
        if (title.isEmpty()) {
            title = what.get("missingShow").map(show -> show.say("title")).orElse("");
        }
        if (title.isEmpty() && old.contains(".")) {
            title = old.substring(old.indexOf('.') + 1);
        }
        if (title.isEmpty()) {
            title = old.isEmpty() ? "unknown" : old;
            notes.changed(slot, "show " + old, "the source names it by id alone: put the series' name into its pool");
        }
        String seasons = String.join(
                " or ", what.list("seasonFilter").stream().map(Piece::text).toList());
        String query = "type:episode series:" + SearchQuery.quoted(title)
                + (seasons.isEmpty() ? "" : " season:(" + seasons + ")");
        return add(slot, what, title, query, "");
    }

    private String named(Piece slot, Piece what, String object, String id) {
        String title = name(what, object, object + "Name");
        if (title.isEmpty()) {
            title = what.say(id);
        }
        notes.changed(slot, what.say("type") + " " + title, "taken as a collection of that name");
        return add(slot, what, title, "collection:" + SearchQuery.quoted(title), "");
    }

    private String flex() {
        draft.pools.putIfAbsent(
                "filler",
                new PoolLine("type:(filler or promo or commercial or bumper)", "shuffle", "what was flex time"));
        return "filler";
    }

    private String add(Piece slot, Piece what, String title, String query, String remark) {
        what.get("filler")
                .or(() -> slot.get("filler"))
                .filter(at -> !at.items().isEmpty())
                .ifPresent(at -> notes.lost(at, "filler of a slot", "the channel's traffic fills all breaks"));
        PoolLine line = new PoolLine(query, order(slot, what), remark);
        String name = Draft.name(title);
        for (int i = 2; draft.pools.containsKey(name) && !line.equals(draft.pools.get(name)); i++) {
            name = Draft.name(title) + "_" + i;
        }
        draft.pools.put(name, line);
        return name;
    }

    private String order(Piece slot, Piece what) {
        Piece at = what.get("order").or(() -> slot.get("order")).orElse(slot);
        if (what.say("direction").equals("desc") || slot.say("direction").equals("desc")) {
            notes.lost(at, "direction desc", "pools are not played backwards");
        }
        return switch (at.text().toLowerCase(Locale.ROOT)) {
            case "", "next", "chronological" -> "sequential";
            case "alphanumeric" -> "title";
            case "shuffle" -> "shuffle";
            case "ordered_shuffle" -> {
                notes.changed(at, "order ordered_shuffle", "shuffle comes closest to it");
                yield "shuffle";
            }
            default -> {
                notes.changed(at, "order " + at.text(), "shuffle is taken");
                yield "shuffle";
            }
        };
    }

    private static String name(Piece what, String object, String plain) {
        return what.get(object)
                .map(inner -> inner.has("title") ? inner.say("title") : inner.say("name"))
                .filter(title -> !title.isEmpty())
                .orElse(what.say(plain));
    }
}
