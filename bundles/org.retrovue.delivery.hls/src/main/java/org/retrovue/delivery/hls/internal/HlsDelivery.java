package org.retrovue.delivery.hls.internal;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.delivery.Delivery;

/** Tells where the playlists of a channel are: of MPEG-TS first, then of fragmented MP4. */
@Component
public final class HlsDelivery implements Delivery {

    static final String ID = "hls";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "HTTP Live Streaming: a playlist and segments";
    }

    @Override
    public List<Address> addresses(Channel channel) {
        return Stream.of(Packaging.values())
                .map(packaging ->
                        new Address("/channel/" + channel.id() + "/" + packaging.playlist(), Playlist.MEDIA_TYPE))
                .toList();
    }
}
