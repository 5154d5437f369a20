package org.retrovue.delivery.hls.internal;

/** How segments are packed: the address of the playlist chooses. */
enum Packaging {
    /** MPEG-TS, as segments are made. */
    TS("live.m3u8", 6, "", ".ts", "video/mp2t"),
    /** Fragmented MP4 of the same pictures and sound, with a piece that is read first. */
    MP4("live-fmp4.m3u8", 7, "#EXT-X-MAP:URI=\"init.mp4\"\n", ".m4s", "video/mp4");

    private final String playlist;
    private final int version;
    private final String map;
    private final String suffix;
    private final String mediaType;

    Packaging(String playlist, int version, String map, String suffix, String mediaType) {
        this.playlist = playlist;
        this.version = version;
        this.map = map;
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** Returns the last part of its playlists' addresses. */
    String playlist() {
        return playlist;
    }

    /** Returns the version of RFC 8216 that its playlists need. */
    int version() {
        return version;
    }

    /** Returns the line of a playlist that names what is read first; nothing where nothing is. */
    String map() {
        return map;
    }

    /** Returns how names of segments end. */
    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }
}
