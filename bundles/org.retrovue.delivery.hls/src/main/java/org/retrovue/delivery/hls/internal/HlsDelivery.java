package org.retrovue.delivery.hls.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.delivery.Delivery;

/** Tells where the playlist of a channel is. */
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
        return List.of(new Address("/channel/" + channel.id() + "/live.m3u8", Playlist.MEDIA_TYPE));
    }
}
