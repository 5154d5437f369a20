package org.retrovue.api.delivery;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.retrovue.api.channel.Channel;

/** A face over {@link org.retrovue.api.channel.Channels}: how viewers get a channel. Holds no media logic. Registered as an OSGi service, beside whatever serves it. */
@ConsumerType
public interface Delivery {
    /**
     * Returns its name.
     *
     * @return lower case, such as "hls"
     */
    String id();

    /**
     * Says what it is.
     *
     * @return a few words for a person
     */
    String description();

    /**
     * Returns the addresses at which a channel is found.
     *
     * @param channel the channel
     * @return absolute paths on this station, best first
     */
    List<Address> addresses(Channel channel);

    /**
     * An address.
     *
     * @param path absolute path, such as "/channel/retro-prime/live.m3u8"
     * @param mediaType MIME type
     */
    record Address(String path, String mediaType) {}
}
