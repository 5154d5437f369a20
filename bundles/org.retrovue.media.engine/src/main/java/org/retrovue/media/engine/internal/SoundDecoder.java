package org.retrovue.media.engine.internal;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;

/**
 * Decodes sound in chunks of two seconds on a grid of the asset's own time, each with a new decoder and a new resampler that begin at places which the chunk's number decides:
 * carried on or flushed decoders keep noise generators and filters, and would give other samples after another past.
 */
final class SoundDecoder implements AutoCloseable {
    /** 48 kHz samples in a chunk. */
    static final int CHUNK = 2 * HouseFormat.SAMPLE_RATE;

    private static final int CHANNELS = HouseFormat.CHANNELS;
    /** Packets decoded for nothing, so that what overlaps and what reservoirs hold is right. */
    private static final int RUN_UP = 12;
    /** Source samples before and after that the resampler's filter may want. */
    private static final int MARGIN = 512;

    private final SoundIndex index;
    private final PacketRing packets;
    private final Packets cursor;

    SoundDecoder(Path file, Interrupts interrupts, SoundIndex index, VideoIndex guide) throws MediaException {
        this.index = index;
        cursor = Packets.open(file, interrupts, index.packets(), index.stream(), index.tick(), guide);
        packets = new PacketRing(cursor);
    }

    /** Returns a chunk: left and right in turn, zeroes where there is no sound. */
    float[] chunk(long number) throws MediaException {
        float[] result = new float[CHUNK * CHANNELS];
        long from = number * CHUNK;
        for (SoundIndex.Run run : index.runs()) {
            long first = Math.max(from, run.start());
            long end = Math.min(from + CHUNK, run.endAt(index.rate()));
            if (first < end) {
                render(run, first - run.start(), end - run.start(), result, (int) (first - from));
            }
        }
        return result;
    }

    /** Renders samples [first, end) of a run, counted at 48 kHz, to a place in a chunk. */
    private void render(SoundIndex.Run run, long first, long end, float[] into, int at) throws MediaException {
        int divisor = gcd(index.rate(), HouseFormat.SAMPLE_RATE);
        int unitIn = index.rate() / divisor;
        int unitOut = HouseFormat.SAMPLE_RATE / divisor;
        long units = Math.max(0, first / unitOut - (MARGIN + unitIn - 1) / unitIn);
        long sourceFirst = units * unitIn;
        long sourceEnd = Math.min(run.samples(), (end + unitOut - 1) / unitOut * unitIn + MARGIN);
        int samples = (int) (sourceEnd - sourceFirst);
        if (samples <= 0) {
            return;
        }
        int skip = (int) (first - units * unitOut);
        int wanted = (int) (end - first);
        try (FloatPointer source = new FloatPointer((long) samples * CHANNELS)) {
            FloatPointer.memset(source, 0, (long) samples * CHANNELS * Float.BYTES);
            decode(run, sourceFirst, samples, source);
            if (index.rate() == HouseFormat.SAMPLE_RATE) {
                int given = Math.min(wanted, samples - skip);
                source.position((long) skip * CHANNELS).get(into, at * CHANNELS, given * CHANNELS);
                source.position(0);
                return;
            }
            int room = skip + wanted + 2 * MARGIN * Math.max(1, unitOut / unitIn);
            try (FloatPointer out = new FloatPointer((long) room * CHANNELS)) {
                int given = Math.min(wanted, Resampler.resample(index.rate(), source, samples, out, room) - skip);
                out.position((long) skip * CHANNELS).get(into, at * CHANNELS, Math.max(0, given) * CHANNELS);
                out.position(0);
            }
        }
    }

    /** Decodes so many source samples from one on; packets that give nothing leave silence. */
    private void decode(SoundIndex.Run run, long first, int samples, FloatPointer into) throws MediaException {
        int packet = Math.max(run.first(), index.packetAt(run, first) - RUN_UP);
        try (Decoder decoder = new Decoder(cursor.stream(), 0);
                Mixer mixer = new Mixer()) {
            for (; packet < run.end() && index.startOf(packet) < first + samples; packet++) {
                if (decoder.send(packets.get(packet)) < 0) {
                    continue; // damaged: its samples stay silent
                }
                long at = index.startOf(packet);
                long end = index.endOf(run, packet);
                while (at < end && decoder.receive() >= 0) {
                    AVFrame frame = decoder.frame();
                    place(frame, at - first, samples, into, mixer);
                    at += frame.nb_samples();
                }
            }
        }
    }

    private static void place(AVFrame frame, long at, int samples, FloatPointer into, Mixer mixer)
            throws MediaException {
        int count = frame.nb_samples();
        if (at + count <= 0 || at >= samples) {
            return;
        }
        if (at >= 0 && at + count <= samples) {
            mixer.mix(frame, into.getPointer(at * CHANNELS));
            return;
        }
        try (FloatPointer whole = new FloatPointer((long) count * CHANNELS)) {
            mixer.mix(frame, whole);
            long skip = Math.max(0, -at);
            long given = Math.min(count - skip, samples - Math.max(0, at));
            FloatPointer.memcpy(
                    into.getPointer(Math.max(0, at) * CHANNELS),
                    whole.getPointer(skip * CHANNELS),
                    given * CHANNELS * Float.BYTES);
        }
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Override
    public void close() {
        packets.close();
    }
}
