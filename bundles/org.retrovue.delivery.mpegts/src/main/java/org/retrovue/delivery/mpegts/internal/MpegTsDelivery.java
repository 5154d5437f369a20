package org.retrovue.delivery.mpegts.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.delivery.Delivery;

/** Tells where the endless stream of a channel is. */
@Component
public final class MpegTsDelivery implements Delivery {

    static final String ID = "mpegts";

    static final String MEDIA_TYPE = "video/mp2t";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "One endless MPEG transport stream over HTTP";
    }

    @Override
    public List<Address> addresses(Channel channel) {
        return List.of(new Address("/channel/" + channel.id() + "/live.ts", MEDIA_TYPE));
    }
}
