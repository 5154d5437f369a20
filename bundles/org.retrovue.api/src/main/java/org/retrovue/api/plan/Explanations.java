package org.retrovue.api.plan;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.channel.ChannelId;

/** Says why anything is where it is. Reads what is planned; plans nothing. Any thread. */
@ProviderType
public interface Explanations {
    /**
     * Explains an instant of a channel.
     *
     * @param channel the channel
     * @param at the instant: past (as long as it is kept, seven days), present or planned
     * @return nothing where the channel is unknown or nothing is planned there
     */
    Optional<Explanation> explain(ChannelId channel, Instant at);
}
