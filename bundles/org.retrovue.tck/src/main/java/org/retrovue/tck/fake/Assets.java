package org.retrovue.tck.fake;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

/**
 * Makes assets from a few words: {@code Assets.asset("ads:cola").seconds(30).tags("drink").ready()}.
 */
public final class Assets {
    private final AssetId id;
    private final List<Marker> markers = new ArrayList<>();
    private final Map<String, String> attributes = new HashMap<>();
    private String title;
    private String collection = "shows";
    private String type = "episode";
    private Set<String> tags = Set.of();
    private Rational duration = Rational.of(1320);
    private URI location;
    private Instant added = Instant.EPOCH;

    private Assets(String id) {
        this.id = AssetId.of(id);
        this.title = id.substring(id.indexOf(':') + 1);
        this.location = URI.create("file:///media/" + title.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /**
     * Begins an asset: an episode of 22 minutes in the collection "shows", titled as its key.
     *
     * @param id "source:key"
     * @return the maker
     */
    public static Assets asset(String id) {
        return new Assets(id);
    }

    /**
     * Sets the title.
     *
     * @param words for people
     * @return this
     */
    public Assets title(String words) {
        title = words;
        return this;
    }

    /**
     * Sets the collection.
     *
     * @param name its name
     * @return this
     */
    public Assets collection(String name) {
        collection = name;
        return this;
    }

    /**
     * Sets the type.
     *
     * @param name such as "film"
     * @return this
     */
    public Assets type(String name) {
        type = name;
        return this;
    }

    /**
     * Sets the tags.
     *
     * @param names lower case
     * @return this
     */
    public Assets tags(String... names) {
        tags = Set.of(names);
        return this;
    }

    /**
     * Sets the length.
     *
     * @param whole seconds
     * @return this
     */
    public Assets seconds(long whole) {
        return duration(Rational.of(whole));
    }

    /**
     * Sets the length.
     *
     * @param seconds exactly
     * @return this
     */
    public Assets duration(Rational seconds) {
        duration = seconds;
        return this;
    }

    /**
     * Sets where it is read.
     *
     * @param medium the address
     * @return this
     */
    public Assets location(URI medium) {
        location = medium;
        return this;
    }

    /**
     * Sets when it was first seen.
     *
     * @param instant station time
     * @return this
     */
    public Assets added(Instant instant) {
        added = instant;
        return this;
    }

    /**
     * Adds a chapter.
     *
     * @param second where it starts
     * @return this
     */
    public Assets chapter(long second) {
        return marker(Marker.Kind.CHAPTER, Rational.of(second));
    }

    /**
     * Adds a marker.
     *
     * @param kind what is there
     * @param at seconds
     * @return this
     */
    public Assets marker(Marker.Kind kind, Rational at) {
        markers.add(new Marker(kind, at, ""));
        return this;
    }

    /**
     * Adds a fact.
     *
     * @param name such as "series"
     * @param value any
     * @return this
     */
    public Assets attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /**
     * Makes the asset, ready to air.
     *
     * @return the asset
     */
    public Asset ready() {
        return in(AssetState.READY, "");
    }

    /**
     * Makes the asset in a state.
     *
     * @param state any
     * @param reason why it is not ready, or empty
     * @return the asset
     */
    public Asset in(AssetState state, String reason) {
        return new Asset(
                id,
                collection,
                title,
                type,
                tags,
                location,
                "1",
                state,
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                duration,
                "content-" + id,
                markers,
                attributes,
                added);
    }
}
