package org.retrovue.delivery.hls.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a path below /channel asks for.
 *
 * @param channel id or number, as it was typed
 * @param format the key of one of its formats; empty where none is named
 * @param what which thing of the channel
 * @param packaging in which form
 * @param segment the segment's number; zero for other things
 */
record HlsAddress(String channel, String format, What what, Packaging packaging, long segment) {

    /** The things of a channel. */
    enum What {
        PLAYLIST,
        INITIALISATION,
        SEGMENT,
        GOODBYE
    }

    private static final String THINGS = "A channel has /live.m3u8, /live-fmp4.m3u8, /live.ts and /segment/{n}.ts.";
    private static final int SHORT = 3;

    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,59}");
    private static final Pattern FORMAT = Pattern.compile("\\d{3,4}x\\d{2,4}-[a-z0-9-]{1,60}");
    private static final Pattern SEGMENT = Pattern.compile("(\\d{1,15})(\\.ts|\\.m4s)");

    /** A path that says nothing. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Malformed(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * Reads a path.
     *
     * @param path after /channel, such as "/5/segment/17.ts"; none when there is nothing after it
     * @return what it asks for
     * @throws Malformed with 404 for things that do not exist, 400 for names and numbers of a wrong form
     */
    static HlsAddress of(@Nullable String path) throws Malformed {
        String[] parts = (path == null ? "" : path).split("/", -1);
        if (parts.length < SHORT || parts.length > SHORT + 2) {
            throw new Malformed(404, THINGS);
        }
        if (!CHANNEL.matcher(parts[1]).matches()) {
            throw new Malformed(400, "A channel is named by its id or its number.");
        }
        boolean named = parts.length > SHORT && FORMAT.matcher(parts[2]).matches();
        String format = named ? parts[2] : "";
        int at = named ? SHORT : SHORT - 1;
        if (at == parts.length - 1) {
            return thing(parts[1], format, parts[at]);
        }
        if (at != parts.length - 2 || !parts[at].equals("segment")) {
            throw new Malformed(404, THINGS);
        }
        Matcher number = SEGMENT.matcher(parts[at + 1]);
        if (!number.matches()) {
            throw new Malformed(400, "A segment is named by its number: /segment/123.ts or /segment/123.m4s.");
        }
        Packaging packaging = number.group(2).equals(Packaging.MP4.suffix()) ? Packaging.MP4 : Packaging.TS;
        return new HlsAddress(parts[1], format, What.SEGMENT, packaging, Long.parseLong(number.group(1)));
    }

    private static HlsAddress thing(String channel, String format, String name) throws Malformed {
        for (Packaging packaging : Packaging.values()) {
            if (name.equals(packaging.playlist())) {
                return new HlsAddress(channel, format, What.PLAYLIST, packaging, 0);
            }
        }
        switch (name) {
            case "init.mp4":
                return new HlsAddress(channel, format, What.INITIALISATION, Packaging.MP4, 0);
            case "bye":
                return new HlsAddress(channel, format, What.GOODBYE, Packaging.TS, 0);
            default:
                throw new Malformed(404, THINGS);
        }
    }
}
