package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;

public class TransportMuxerTest {
    @Test
    public void segmentsThatKnowNothingOfEachOtherContinue() {
        for (FrameRate rate : FrameRate.HOUSE_RATES) {
            Random random = new Random(rate.num());
            Map<Integer, Integer> counters = new HashMap<>();
            long lastPcr = -1;
            long frame = 53_000_000_000L;
            for (int i = 0; i < 12; i++) {
                int count = rate.gopFrames() / 2 + 1 + random.nextInt(3 * rate.gopFrames());
                byte[] bytes = segment(rate, new FrameRange(frame, frame + count), random);
                lastPcr = walk(bytes, counters, lastPcr);
                frame += count;
            }
        }
    }

    private static long walk(byte[] bytes, Map<Integer, Integer> counters, long lastPcr) {
        long pcr = lastPcr;
        long lastTables = -1;
        assertThat(bytes.length % 188).isZero();
        for (int at = 0; at < bytes.length; at += 188) {
            assertThat(bytes[at]).isEqualTo((byte) 0x47);
            int pid = (bytes[at + 1] & 0x1f) << 8 | bytes[at + 2] & 255;
            int counter = bytes[at + 3] & 15;
            boolean payload = (bytes[at + 3] & 0x10) != 0;
            Integer last = counters.put(pid, counter);
            if (last != null) {
                assertThat(counter).isEqualTo(payload ? last + 1 & 15 : last);
            }
            if (at == 0) {
                assertThat(pid).isZero();
            }
            if ((bytes[at + 3] & 0x20) != 0 && bytes[at + 4] != 0 && (bytes[at + 5] & 0x10) != 0) {
                long base = 0;
                for (int i = 0; i < 4; i++) {
                    base = base << 8 | bytes[at + 6 + i] & 255;
                }
                base = base << 1 | (bytes[at + 10] & 255) >> 7;
                if (pcr >= 0) {
                    assertThat(Pts.distance(pcr, base)).isBetween(1L, 3600L);
                }
                pcr = base;
            }
            if (pid == 0 && pcr >= 0) {
                if (lastTables >= 0) {
                    assertThat(Pts.distance(lastTables, pcr)).isLessThanOrEqualTo(9000);
                }
                lastTables = pcr;
            }
        }
        return pcr;
    }

    private static byte[] segment(FrameRate rate, FrameRange frames, Random random) {
        List<EncodedGop.Unit> units = new ArrayList<>();
        for (int i = 0; i < frames.count(); i++) {
            units.add(new EncodedGop.Unit(i, new byte[random.nextInt(8) == 0 ? 70_000 : 40 + random.nextInt(900)]));
        }
        SoundFrames sound = SoundFrames.of(frames, rate);
        byte[][] aac = new byte[sound.count()][];
        for (int i = 0; i < aac.length; i++) {
            aac[i] = new byte[6 + random.nextInt(300)];
        }
        return new TransportMuxer(rate).segment(frames, List.of(new EncodedGop(units)), sound, aac);
    }
}
