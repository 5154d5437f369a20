package org.retrovue.delivery.hls.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Segment;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Pts;

/**
 * Packs a segment anew, as fragmented MP4 (ISO/IEC 14496-12): the same encoded pictures and sound, so that who asks for MP4 costs no encoding and who asks for MPEG-TS costs nothing of this. A function of the
 * segment and the format alone.
 *
 * <p>Times are exact, count from the epoch and never roll over: pictures on a time scale that is a multiple of the frame rate's numerator, sound on 48 kHz. A fragment's decoding time is when its first picture is
 * shown, because players put that at the segment's place: composition times are two frames later, as the decoder needs them, and an edit list takes the two frames off again. So no composition offset is below
 * zero: FFmpeg shows pictures late where one is.
 *
 * @see "docs/contracts/delivery.md, MP4-1 to MP4-3"
 */
final class FragmentedMp4 {
    private static final int VIDEO = 1;
    private static final int SOUND = 2;
    private static final int SAMPLE_RATE = 48_000;
    private static final int AAC_FRAME = 1024;
    /** Frames between the decoding of a picture and its presentation, as in our transport streams. */
    private static final int REORDER_DELAY = 2;

    private static final int LEAST_SCALE = 10_000;
    private static final int KEY = 0x0200_0000;
    private static final int NOT_KEY = 0x0101_0000;

    private final ChannelFormat format;
    private final int scale;
    private final int frame;

    FragmentedMp4(ChannelFormat format) {
        this.format = format;
        FrameRate rate = format.rate();
        int factor = (LEAST_SCALE + rate.num() - 1) / rate.num();
        scale = rate.num() * factor;
        frame = rate.den() * factor;
    }

    /**
     * Writes the piece that a player reads first.
     *
     * @param stream any segment of the channel: it has parameter sets that many have; each key picture has its own
     */
    byte[] initialisation(byte[] stream) {
        Samples samples = Samples.of(stream);
        Boxes out = new Boxes(1200);
        int ftyp = out.begin("ftyp");
        out.text("iso6").u32(0).text("iso6mp41");
        out.end(ftyp);
        int moov = out.begin("moov");
        int mvhd = out.begin("mvhd", 0, 0);
        out.u32(0, 0, 1000, 0, 0x10000).u16(0x100).zeros(10);
        matrix(out);
        out.zeros(24).u32(SOUND + 1);
        out.end(mvhd);
        track(out, VIDEO, samples);
        track(out, SOUND, samples);
        int mvex = out.begin("mvex");
        trex(out, VIDEO);
        trex(out, SOUND);
        out.end(mvex);
        out.end(moov);
        return out.done();
    }

    private static void matrix(Boxes out) {
        out.u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    }

    private static void trex(Boxes out, int track) {
        int trex = out.begin("trex", 0, 0);
        out.u32(track, 1, 0, 0, 0);
        out.end(trex);
    }

    private void track(Boxes out, int track, Samples samples) {
        boolean video = track == VIDEO;
        int trak = out.begin("trak");
        int tkhd = out.begin("tkhd", 0, 3);
        out.u32(0, 0, track, 0, 0).zeros(8).u16(0, 0, video ? 0 : 0x100, 0);
        matrix(out);
        long shown = (long) format.width()
                * format.pixelAspect().num()
                / format.pixelAspect().den();
        out.u32(video ? (int) shown << 16 : 0, video ? format.height() << 16 : 0);
        out.end(tkhd);
        if (video) {
            edit(out);
        }
        int mdia = out.begin("mdia");
        int mdhd = out.begin("mdhd", 0, 0);
        out.u32(0, 0, video ? scale : SAMPLE_RATE, 0).u16(0x55C4, 0); // language "und"
        out.end(mdhd);
        int hdlr = out.begin("hdlr", 0, 0);
        out.u32(0).text(video ? "vide" : "soun").zeros(12).text("RetroVue").u8(0);
        out.end(hdlr);
        int minf = out.begin("minf");
        int head = out.begin(video ? "vmhd" : "smhd", 0, video ? 1 : 0);
        out.zeros(video ? 8 : 4);
        out.end(head);
        int dinf = out.begin("dinf");
        int dref = out.begin("dref", 0, 0);
        out.u32(1);
        out.end(out.begin("url ", 0, 1));
        out.end(dref);
        out.end(dinf);
        int stbl = out.begin("stbl");
        int stsd = out.begin("stsd", 0, 0);
        out.u32(1);
        if (video) {
            picture(out, samples);
        } else {
            sound(out);
        }
        out.end(stsd);
        for (String empty : List.of("stts", "stsc", "stco")) {
            int box = out.begin(empty, 0, 0);
            out.u32(0);
            out.end(box);
        }
        int stsz = out.begin("stsz", 0, 0);
        out.u32(0, 0);
        out.end(stsz);
        out.end(stbl);
        out.end(minf);
        out.end(mdia);
        out.end(trak);
    }

    /** Says that a picture is shown two frames sooner than its composition time, from which no offset need be below zero: the first picture of a segment is shown at the segment's decoding time. */
    private void edit(Boxes out) {
        int edts = out.begin("edts");
        int elst = out.begin("elst", 0, 0);
        out.u32(1, 0, REORDER_DELAY * frame, 0x10000); // one edit, of all that comes
        out.end(elst);
        out.end(edts);
    }

    private void picture(Boxes out, Samples samples) {
        byte[] sps = samples.sps();
        int avc1 = out.begin("avc1");
        out.zeros(6).u16(1).zeros(16).u16(format.width(), format.height());
        out.u32(0x480000, 0x480000, 0).u16(1).zeros(32).u16(24, 0xFFFF);
        int avcc = out.begin("avcC");
        out.u8(1, sps[1], sps[2], sps[3], 0xFF, 0xE1).u16(sps.length).put(sps);
        out.u8(1).u16(samples.pps().length).put(samples.pps());
        if (sps[1] >= 100) { // high profiles: 4:2:0, 8 bits
            out.u8(0xFD, 0xF8, 0xF8, 0);
        }
        out.end(avcc);
        int pasp = out.begin("pasp");
        out.u32((int) format.pixelAspect().num(), (int) format.pixelAspect().den());
        out.end(pasp);
        out.end(avc1);
    }

    private static void sound(Boxes out) {
        int mp4a = out.begin("mp4a");
        out.zeros(6).u16(1).zeros(8).u16(2, 16, 0, 0).u32(SAMPLE_RATE << 16);
        int esds = out.begin("esds", 0, 0);
        out.u8(3, 25).u16(SOUND).u8(0); // ES
        out.u8(4, 17, 0x40, 0x15).zeros(3).u32(0, 0); // MPEG-4 audio, any rate
        out.u8(5, 2, 0x11, 0x90); // AAC-LC, 48 kHz, stereo
        out.u8(6, 1, 2);
        out.end(esds);
        out.end(mp4a);
    }

    /** Writes a segment as one fragment. */
    byte[] fragment(Segment segment) {
        Samples samples = Samples.of(segment.bytes());
        long first = segment.place().frames().start();
        int[] shown = places(samples);
        Boxes out = new Boxes(segment.bytes().length + 4096);
        int moof = out.begin("moof");
        int mfhd = out.begin("mfhd", 0, 0);
        out.u32((int) segment.place().number());
        out.end(mfhd);

        int pictures = beginTrack(out, VIDEO, first * frame);
        int pictureRun = out.begin("trun", 1, 0xF01);
        out.u32(samples.pictures().size());
        int picturesAt = out.position();
        out.u32(0);
        for (int i = 0; i < shown.length; i++) {
            Samples.Picture picture = samples.pictures().get(i);
            out.u32(
                    frame,
                    picture.bytes().length,
                    picture.key() ? KEY : NOT_KEY,
                    (shown[i] - i + REORDER_DELAY) * frame);
        }
        out.end(pictureRun);
        out.end(pictures);

        int sounds = beginTrack(out, SOUND, firstSample(samples, first));
        int soundRun = out.begin("trun", 0, 0x701);
        out.u32(samples.sound().size());
        int soundsAt = out.position();
        out.u32(0);
        for (byte[] aac : samples.sound()) {
            out.u32(AAC_FRAME, aac.length, KEY);
        }
        out.end(soundRun);
        out.end(sounds);
        out.end(moof);

        int mdat = out.begin("mdat");
        out.u32At(picturesAt, out.position() - moof);
        samples.pictures().forEach(picture -> out.put(picture.bytes()));
        out.u32At(soundsAt, out.position() - moof);
        samples.sound().forEach(out::put);
        out.end(mdat);
        return out.done();
    }

    private static int beginTrack(Boxes out, int track, long time) {
        int traf = out.begin("traf");
        int tfhd = out.begin("tfhd", 0, 0x20000); // offsets count from the moof
        out.u32(track);
        out.end(tfhd);
        int tfdt = out.begin("tfdt", 1, 0);
        out.u64(time);
        out.end(tfdt);
        return traf;
    }

    /** Returns for each picture in decoding order which one it is in order of presentation. */
    private static int[] places(Samples samples) {
        long origin = samples.pictures().get(0).time();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < samples.pictures().size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(
                i -> Pts.distance(origin, samples.pictures().get(i).time())));
        int[] places = new int[order.size()];
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place;
        }
        return places;
    }

    /** Returns the first sample of the sound, from the epoch: exact, because a frame of sound is 1920 ticks of 90 kHz. */
    private long firstSample(Samples samples, long first) {
        long begins = samples.pictures().get(0).time(); // an IDR picture is shown before all that follow it
        long ticks = format.rate().pts(first) + Pts.distance(begins, samples.soundTime());
        return ticks * 8 / 15;
    }
}
