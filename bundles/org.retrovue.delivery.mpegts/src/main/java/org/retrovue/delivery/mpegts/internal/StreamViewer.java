package org.retrovue.delivery.mpegts.internal;

import org.retrovue.api.channel.Channel;

/** One viewer of a channel's endless stream, and where it is on the channel's timeline. */
final class StreamViewer {

    private final Channel channel;
    private final String name;
    private final StreamConnection connection;

    /** The segment that it gets next; below zero until its first was chosen. Touched by one fetch at a time. */
    private volatile long next = -1;

    private volatile boolean fetching;

    StreamViewer(Channel channel, String name, StreamConnection connection) {
        this.channel = channel;
        this.name = name;
        this.connection = connection;
    }

    Channel channel() {
        return channel;
    }

    /** Tells viewers apart. */
    String name() {
        return name;
    }

    StreamConnection connection() {
        return connection;
    }

    long next() {
        return next;
    }

    void next(long number) {
        next = number;
    }

    boolean fetching() {
        return fetching;
    }

    void fetching(boolean whether) {
        fetching = whether;
    }
}
