package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows where a key belongs that stands in the wrong place. */
final class Homes {
    /** What people write for a key where that key is meant, although the word means something elsewhere or nowhere. */
    private static final Map<String, List<String>> MEANT = Map.of(
            "order", List.of("play"),
            "play", List.of("order"),
            "id", List.of("channel"),
            "pools", List.of("rotate", "pool"),
            "until", List.of("end"),
            "from", List.of("start"));

    private static final Map<String, List<String>> HOMES = homes();
    private static final int MOST = 3;

    private Homes() {}

    /** Says what was meant by a key that is not known in a place: a word like it, one that means the same, or a key of another place. */
    static String suggestion(String key, Collection<String> known) {
        if (Stretch.isMeant(key)) {
            return "what belongs to a time stands within it, for example \"06:00-18:00\": {pool: my_show, title: Morning}";
        }
        Optional<String> meant = MEANT.getOrDefault(key, List.of()).stream()
                .filter(known::contains)
                .findFirst()
                .or(() -> Names.nearest(key, known));
        if (meant.isPresent()) {
            return "did you mean '" + meant.get() + "'?"
                    + elsewhere(key).map(home -> " " + home).orElse("");
        }
        return elsewhere(key).orElseGet(() -> Names.suggestion(key, known));
    }

    /** Says where a key belongs; nothing when it belongs nowhere. */
    static Optional<String> elsewhere(String key) {
        return Optional.ofNullable(HOMES.get(key))
                .map(homes -> "'" + key + "' belongs to "
                        + String.join(" or ", homes.stream().limit(MOST).toList()));
    }

    private static Map<String, List<String>> homes() {
        Map<String, Collection<String>> places = new LinkedHashMap<>();
        places.put("an entry of the schedule", EntryReader.KEYS);
        places.put("a program", ProgramReader.KEYS);
        places.put("a pool", PoolReader.KEYS);
        places.put("a zone", Zones.KEYS);
        places.put("a virtual asset", VirtualReader.KEYS);
        places.put("a step of a virtual asset", StepReader.KEYS);
        places.put("'before' of a program", ProgramReader.DRESSING_KEYS);
        places.put("'match' of a pool", Queries.KEYS);
        places.put("'movie_selector'", MarathonReader.SELECTOR_KEYS);
        places.put("'traffic'", ChannelFileReader.TRAFFIC_KEYS);
        places.put("a pattern of 'breaks'", BreaksReader.KEYS);
        places.put("an overlay", Overlays.BUG_KEYS);
        places.put("'listing'", Head.LISTING_KEYS);
        places.put("'format'", FormatReader.KEYS);
        places.put("'sound'", SoundReader.KEYS);
        places.put("'transitions'", TransitionsReader.KEYS);
        Map<String, List<String>> homes = new LinkedHashMap<>();
        ChannelFileReader.KEYS.forEach(key -> homes.put(key, new ArrayList<>(List.of("the top of the channel file"))));
        places.forEach((place, keys) -> keys.forEach(
                key -> homes.computeIfAbsent(key, k -> new ArrayList<>()).add(place)));
        homes.remove("notes");
        return homes;
    }
}
