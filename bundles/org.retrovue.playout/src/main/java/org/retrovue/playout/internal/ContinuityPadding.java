package org.retrovue.playout.internal;

import java.util.List;

/** Splits PES packets further, until a stream has a multiple of 16 transport packets: the continuity counter then ends where it began. */
final class ContinuityPadding {
    private ContinuityPadding() {}

    static void padTo16(List<PesPacket> packets) {
        int count = packets.stream().mapToInt(PesPacket::packets).sum();
        int missing = TransportMuxer.roundUp16(count) - count;
        while (missing > 0) {
            PesPacket roomiest = packets.get(0);
            for (PesPacket packet : packets) {
                if (packet.spare() > roomiest.spare()) {
                    roomiest = packet;
                }
            }
            int split = Math.min(missing, roomiest.spare());
            if (split == 0) {
                throw new IllegalStateException("too little data for 16 transport packets");
            }
            roomiest.splitFurther(split);
            missing -= split;
        }
    }
}
