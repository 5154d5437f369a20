package org.retrovue.distribution.onair;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;
import org.retrovue.time.FrameRate;

/**
 * A segment is a function of the plan and the format, and of nothing else: not of who asks, when, or in which order.
 *
 * @see "docs/contracts/on-air.md, PURE-001"
 */
public final class PureIT {
    private static final String CHANNEL = "coded-ntsc";
    private static final int COUNT = 11;

    private static Map<Long, String> digests(RunningStation station, List<Long> numbers) throws Exception {
        station.lastSegment(CHANNEL);
        Map<Long, String> digests = new TreeMap<>();
        for (long number : numbers) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(station.segment(CHANNEL, number));
            digests.put(number, HexFormat.of().formatHex(digest));
        }
        assertThat(station.text("/metrics"))
                .as("nothing was made cheaper for want of time: those are other bytes, under another name")
                .doesNotContain("retrovue_overload_gops_total{");
        return digests;
    }

    @Test
    public void segmentsAreTheSameBytesAfterARestartInAnotherOrderFromAnotherTimeAndWithoutACache() throws Exception {
        CodedStation coded = CodedStation.made();
        Instant now = CodedStation.WATCHED.plusSeconds(60);
        long first = FrameRate.NTSC.frameAt(now.minusSeconds(20)) / FrameRate.NTSC.segmentFrames();
        List<Long> numbers = new ArrayList<>();
        for (long number = first; number < first + COUNT; number++) {
            numbers.add(number);
        }

        Map<Long, String> inOrder;
        coded.emptyCache();
        try (RunningStation station = coded.standingAt(now)) {
            inOrder = digests(station, numbers);
            assertThat(digests(station, numbers)).as("from the cache").isEqualTo(inOrder);
        }
        coded.emptyCache();
        Collections.shuffle(numbers, new Random(1));
        try (RunningStation station = RunningStation.start(coded.home(), now.minusSeconds(3), "1")) {
            assertThat(digests(station, numbers))
                    .as(
                            "after a restart, from another time, while the clock runs, in another order, with an empty cache")
                    .isEqualTo(inOrder);
        }
    }
}
