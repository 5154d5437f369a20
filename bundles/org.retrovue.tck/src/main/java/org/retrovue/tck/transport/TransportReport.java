package org.retrovue.tck.transport;

import java.util.List;

/**
 * What a transport stream holds. Times are in ticks of 90 kHz without roll-over: they go on beyond 2^33.
 *
 * @param packets packets of 188 bytes
 * @param faults what is wrong, in order
 * @param pictureTimes presentation times of pictures, rising
 * @param soundTimes presentation times of frames of sound
 * @param pictureBytes sizes of pictures in decoding order, delimiters and parameter sets included
 */
public record TransportReport(
        long packets,
        List<TransportFault> faults,
        List<Long> pictureTimes,
        List<Long> soundTimes,
        List<Integer> pictureBytes) {
    /** Copies the lists. */
    public TransportReport {
        faults = List.copyOf(faults);
        pictureTimes = List.copyOf(pictureTimes);
        soundTimes = List.copyOf(soundTimes);
        pictureBytes = List.copyOf(pictureBytes);
    }
}
