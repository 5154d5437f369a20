package org.retrovue.tck.fake;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelId;
import org.retrovue.api.channel.ChannelSound;
import org.retrovue.api.channel.Listing;

/** A channel in the making: what a test does not say is usual. */
public final class MadeChannel {
    private final Channel like;
    private String number;
    private String name;
    private ZoneId zone;
    private Duration grid;
    private ChannelFormat format;
    private String filler;
    private Duration fade;
    private ChannelSound sound;
    private List<ChannelFormat> renditions;
    private boolean warm;
    private String type;
    private Listing listing;

    private MadeChannel(Channel like) {
        this.like = like;
        number = like.number();
        name = like.name();
        zone = like.zone();
        grid = like.grid();
        format = like.format();
        filler = like.filler();
        fade = like.fade();
        sound = like.sound();
        renditions = like.renditions();
        warm = like.warm();
        type = like.type();
        listing = like.listing();
    }

    /**
     * Begins with a channel.
     *
     * @param channel what is not said otherwise is as it is there
     * @return to be gone on with
     */
    public static MadeChannel like(Channel channel) {
        return new MadeChannel(channel);
    }

    /**
     * Begins with a channel 1 in UTC, whose day starts at six and whose grid is half an hour, without filler.
     *
     * @param id its id, and its name
     * @return to be gone on with
     */
    public static MadeChannel of(String id) {
        return like(new Channel(
                ChannelId.of(id),
                "1",
                id,
                ZoneOffset.UTC,
                LocalTime.of(6, 0),
                Duration.ofMinutes(30),
                ChannelFormat.DEFAULT,
                "",
                Map.of()));
    }

    /**
     * Says what people read and type.
     *
     * @param newNumber such as "5.1"
     * @param newName what people read
     * @return this
     */
    public MadeChannel called(String newNumber, String newName) {
        number = newNumber;
        name = newName;
        return this;
    }

    /**
     * Says where it is.
     *
     * @param newZone its time zone
     * @return this
     */
    public MadeChannel in(ZoneId newZone) {
        zone = newZone;
        return this;
    }

    /**
     * Says what its programmes begin on.
     *
     * @param cell the length of a cell
     * @return this
     */
    public MadeChannel grid(Duration cell) {
        grid = cell;
        return this;
    }

    /**
     * Says what it is made in.
     *
     * @param newFormat the house format
     * @param further its renditions
     * @return this
     */
    public MadeChannel format(ChannelFormat newFormat, ChannelFormat... further) {
        format = newFormat;
        renditions = List.of(further);
        return this;
    }

    /**
     * Says what fills its breaks.
     *
     * @param collection the collection
     * @return this
     */
    public MadeChannel filler(String collection) {
        filler = collection;
        return this;
    }

    /**
     * Says how it fades.
     *
     * @param length zero for clean cuts
     * @return this
     */
    public MadeChannel fade(Duration length) {
        fade = length;
        return this;
    }

    /**
     * Says how it sounds.
     *
     * @param newSound loudness and languages
     * @return this
     */
    public MadeChannel sound(ChannelSound newSound) {
        sound = newSound;
        return this;
    }

    /**
     * Says whether it is rendered ahead.
     *
     * @param yes whether it is
     * @return this
     */
    public MadeChannel warm(boolean yes) {
        warm = yes;
        return this;
    }

    /**
     * Says what it is like.
     *
     * @param newType such as "movie"
     * @return this
     */
    public MadeChannel type(String newType) {
        type = newType;
        return this;
    }

    /**
     * Says how it stands in lists.
     *
     * @param newListing group, logo and language
     * @return this
     */
    public MadeChannel listing(Listing newListing) {
        listing = newListing;
        return this;
    }

    /**
     * Ends the making.
     *
     * @return the channel
     */
    public Channel made() {
        return new Channel(
                like.id(),
                number,
                name,
                zone,
                like.dayStart(),
                grid,
                format,
                filler,
                like.overlays(),
                fade,
                sound,
                renditions,
                warm,
                type,
                listing);
    }
}
