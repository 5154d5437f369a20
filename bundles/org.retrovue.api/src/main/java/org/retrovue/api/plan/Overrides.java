package org.retrovue.api.plan;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.retrovue.api.channel.ChannelId;

/**
 * The only way to change what is locked, or to lock something else than what is planned. The order's record is written first; then all its blocks change at once, or none. What viewers were offered never changes. Any thread.
 */
@ProviderType
public interface Overrides {
    /**
     * Tells what an order would do.
     *
     * @param order the order
     * @return the record that it would have; its id is empty
     * @throws OverrideRefusedException when it cannot be carried out
     */
    OverrideRecord rehearse(OverrideOrder order) throws OverrideRefusedException;

    /**
     * Carries an order out.
     *
     * @param order the order
     * @param who who orders it
     * @param why the reason; not blank
     * @return its record
     * @throws OverrideRefusedException when it cannot be carried out, or its record cannot be written
     */
    OverrideRecord apply(OverrideOrder order, String who, String why) throws OverrideRefusedException;

    /**
     * Takes an order back, as far as its blocks were not offered to viewers: they are again what they were.
     *
     * @param channel the channel
     * @param id the order's record
     * @param who who takes it back
     * @param why the reason; not blank
     * @return the record, taken back
     * @throws OverrideRefusedException when that is not possible any more
     */
    OverrideRecord undo(ChannelId channel, String id, String who, String why) throws OverrideRefusedException;

    /**
     * Returns the orders of a channel that are kept, seven days.
     *
     * @param channel the channel
     * @return the latest first
     */
    List<OverrideRecord> records(ChannelId channel);
}
