package org.retrovue.tck.transport;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.tck.transport.TransportFault.Kind;

/** AAC with ADTS heads: any number of whole frames a PES packet, timed by the first. */
final class SoundStream extends Elementary {
    private static final int[] RATES = {
        96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
    };
    private static final int SAMPLES = 1024;

    private final List<Long> times = new ArrayList<>();
    private long due = -1;

    SoundStream(TransportChecker checker, int pid) {
        super(checker, pid);
    }

    @Override
    void unit(byte[] bytes, int from, int to, long pts, boolean segmentStart, boolean randomAccess) {
        if (due >= 0 && Math.abs(pts - due) > 1) {
            fault(Kind.PTS_UNEVEN, "sound at " + pts + " where " + due + " was due");
        }
        int at = from;
        int frames = 0;
        int rate = RATES[3];
        while (at + 7 <= to) {
            int length = (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xFF) << 3 | (bytes[at + 5] & 0xFF) >> 5;
            int index = bytes[at + 2] >> 2 & 0xF;
            if ((bytes[at] & 0xFF) != 0xFF || (bytes[at + 1] & 0xF6) != 0xF0 || length < 7 || index >= RATES.length) {
                fault(Kind.PAYLOAD, "a frame of sound without its head");
                break;
            }
            rate = RATES[index];
            times.add(pts + (long) frames * SAMPLES * 90_000 / rate);
            frames++;
            at += length;
        }
        if (at != to) {
            fault(Kind.PAYLOAD, "a PES packet of sound is not whole frames");
        }
        due = pts + (long) frames * SAMPLES * 90_000 / rate;
    }

    @Override
    List<Long> times() {
        return times;
    }

    @Override
    void finish() {
        // Each PES packet was compared with the one before.
    }
}
