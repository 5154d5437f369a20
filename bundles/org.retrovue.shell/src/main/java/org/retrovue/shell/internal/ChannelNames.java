package org.retrovue.shell.internal;

import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;

/** Finds channels as people name them. */
final class ChannelNames {
    private ChannelNames() {}

    /**
     * Finds a channel by id or number.
     *
     * @throws IllegalArgumentException that names all channels
     */
    static Channel find(Channels channels, String idOrNumber) {
        return channels.find(idOrNumber)
                .orElseThrow(() -> new IllegalArgumentException("there is no channel \"" + idOrNumber + "\"; there are "
                        + channels.all().stream()
                                .map(c -> c.number() + " (" + c.id() + ")")
                                .toList()));
    }
}
