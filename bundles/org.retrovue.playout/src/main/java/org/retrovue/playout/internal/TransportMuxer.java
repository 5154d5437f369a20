package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.retrovue.media.api.engine.EncodedGop;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;

/**
 * Writes a segment as MPEG-TS. Every segment begins with tables and an IDR picture and can follow every other one of its channel: each PID has a multiple of 16 packets with payload, so that the
 * continuity counters of segments that know nothing of each other go on.
 *
 * <p>Times come from frame and sample numbers alone: PTS = T(frame), DTS = T(place in decoding order - 2), PCR = DTS - 0.5 s. PCR at least every 40 ms, tables at least every 100 ms.
 *
 * @see "docs/contracts/transport.md"
 */
final class TransportMuxer {
    private static final long PCR_LEAD = FrameRate.PTS_HZ / 2;
    private static final long PCR_TICKS = FrameRate.PTS_HZ * 40 / 1000;
    private static final long TABLE_TICKS = FrameRate.PTS_HZ / 10;
    private static final int AAC_FRAMES_IN_PES = 4;

    /** Something to write: the order is that of the decoding times. */
    private record Unit(long ticks, Kind kind, int index) {
        enum Kind {
            VIDEO,
            PCR,
            SOUND
        }
    }

    private final FrameRate rate;

    TransportMuxer(FrameRate rate) {
        this.rate = rate;
    }

    /**
     * Writes a segment.
     *
     * @param frames of the segment
     * @param gops tile the frames
     * @param sound which AAC frames
     * @param aac those frames without header
     */
    byte[] segment(FrameRange frames, List<EncodedGop> gops, SoundFrames sound, byte[][] aac) {
        List<PesPacket> pictures = pictures(frames, gops);
        List<PesPacket> sounds = sounds(sound, aac);
        ContinuityPadding.padTo16(pictures);
        ContinuityPadding.padTo16(sounds);
        return write(frames, pictures, sounds);
    }

    private byte[] write(FrameRange frames, List<PesPacket> pictures, List<PesPacket> sounds) {
        int tables = tables(pictures.size());
        int packets = 2 * tables + pictures.size();
        for (PesPacket pes : pictures) {
            packets += pes.packets();
        }
        for (PesPacket pes : sounds) {
            packets += pes.packets();
        }
        TransportWriter writer = new TransportWriter(packets);
        int written = 0;
        for (Unit unit : units(frames, pictures, sounds)) {
            switch (unit.kind()) {
                case VIDEO -> {
                    while (written < tables && (long) written * pictures.size() / tables <= unit.index()) {
                        writer.tables();
                        written++;
                    }
                    writer.pes(TransportWriter.VIDEO_PID, pictures.get(unit.index()));
                }
                case PCR -> writer.pcr(Pts.wrap(unit.ticks() - PCR_LEAD));
                case SOUND -> writer.pes(TransportWriter.SOUND_PID, sounds.get(unit.index()));
            }
        }
        return writer.bytes();
    }

    /** Returns how many times the tables are written: a multiple of 16 that leaves no more than 100 ms between two, also over the joins. */
    private int tables(int pictures) {
        long longestFrame = rate.pts(1) + 1;
        int framesBetween = (int) Math.max(1, TABLE_TICKS / longestFrame);
        return roundUp16((pictures + framesBetween - 1) / framesBetween);
    }

    static int roundUp16(int count) {
        return (count + 15) / 16 * 16;
    }

    private List<Unit> units(FrameRange frames, List<PesPacket> pictures, List<PesPacket> sounds) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            long dts = dts(frames.start() + i);
            units.add(new Unit(dts, Unit.Kind.VIDEO, i));
            long next = dts(frames.start() + i + 1);
            if (next - dts > PCR_TICKS) {
                units.add(new Unit(dts + (next - dts) / 2, Unit.Kind.PCR, i));
            }
        }
        for (int i = 0; i < sounds.size(); i++) {
            units.add(new Unit(sounds.get(i).ticks(), Unit.Kind.SOUND, i));
        }
        units.sort(
                Comparator.comparingLong(Unit::ticks).thenComparing(Unit::kind).thenComparingInt(Unit::index));
        return units;
    }

    private List<PesPacket> pictures(FrameRange frames, List<EncodedGop> gops) {
        List<PesPacket> packets = new ArrayList<>();
        long first = frames.start();
        for (EncodedGop gop : gops) {
            for (int i = 0; i < gop.units().size(); i++) {
                EncodedGop.Unit unit = gop.units().get(i);
                packets.add(PesPacket.picture(
                        rate.pts(first + unit.display()),
                        dts(first + i),
                        dts(first + i) - PCR_LEAD,
                        i == 0,
                        unit.bytes()));
            }
            first += gop.units().size();
        }
        if (first != frames.end()) {
            throw new IllegalArgumentException("GOPs end at frame " + first + ", the segment at " + frames.end());
        }
        return packets;
    }

    private long dts(long place) {
        return rate.pts(place - EncodedGop.REORDER_DELAY);
    }

    private static List<PesPacket> sounds(SoundFrames sound, byte[][] aac) {
        if (aac.length != sound.count()) {
            throw new IllegalArgumentException(aac.length + " AAC frames, not " + sound.count());
        }
        List<PesPacket> packets = new ArrayList<>();
        for (int i = 0; i < aac.length; i += AAC_FRAMES_IN_PES) {
            int end = Math.min(aac.length, i + AAC_FRAMES_IN_PES);
            packets.add(PesPacket.sound(SoundFrames.pts(sound.first() + i), Adts.frames(aac, i, end)));
        }
        return packets;
    }
}
