package org.retrovue.delivery.hls.internal;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;

/** Segments packed as fragmented MP4: each once, however many ask for it. A fragment is kept as long as its segment is, by whoever keeps that, and no longer. Any thread. */
final class Fragments {
    private final Map<Segment, byte[]> bySegment = Collections.synchronizedMap(new WeakHashMap<>());

    /** Returns a segment as a fragment; not copied, not to be changed. */
    byte[] of(ChannelFormat format, Segment segment) {
        byte[] known = bySegment.get(segment);
        if (known != null) {
            return known;
        }
        byte[] packed =
                new FragmentedMp4(format).fragment(segment); // two that come at once both pack it: the same bytes
        bySegment.put(segment, packed);
        return packed;
    }
}
