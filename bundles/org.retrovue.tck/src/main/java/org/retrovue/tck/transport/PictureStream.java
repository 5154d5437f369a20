package org.retrovue.tck.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.retrovue.tck.transport.TransportFault.Kind;

/** H.264 in Annex B form: one picture a PES packet. */
final class PictureStream extends Elementary {
    private static final int SLICE = 1;
    private static final int IDR = 5;
    private static final int SPS = 7;
    private static final int PPS = 8;

    private final List<Long> times = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    PictureStream(TransportChecker checker, int pid) {
        super(checker, pid);
    }

    @Override
    void unit(byte[] bytes, int from, int to, long pts, boolean segmentStart, boolean randomAccess) {
        times.add(pts);
        sizes.add(to - from);
        List<Integer> kinds = nalUnits(bytes, from, to);
        if (kinds.stream().noneMatch(kind -> kind == SLICE || kind == IDR)) {
            fault(Kind.PAYLOAD, "a picture without slices: NAL units " + kinds);
        }
        if (!segmentStart) {
            return;
        }
        int picture = kinds.indexOf(IDR);
        if (picture < 0 || kinds.indexOf(SPS) < 0 || kinds.indexOf(PPS) < 0) {
            fault(Kind.SEGMENT_START, "the first picture needs others or lacks its parameters: NAL units " + kinds);
        } else if (kinds.indexOf(SPS) > picture || kinds.indexOf(PPS) > picture) {
            fault(Kind.SEGMENT_START, "the parameters come after the picture: NAL units " + kinds);
        } else if (!randomAccess) {
            fault(Kind.SEGMENT_START, "the first picture is not marked as a place to begin");
        }
    }

    private static List<Integer> nalUnits(byte[] bytes, int from, int to) {
        List<Integer> kinds = new ArrayList<>();
        for (int at = from; at + 3 < to; at++) {
            if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
                kinds.add(bytes[at + 3] & 0x1F);
                at += 3;
            }
        }
        return kinds;
    }

    /** Returns the size of each picture in bytes, in decoding order. */
    List<Integer> sizes() {
        return sizes;
    }

    @Override
    List<Long> times() {
        Collections.sort(times);
        return times;
    }

    @Override
    void finish() {
        checkEven(times());
    }
}
