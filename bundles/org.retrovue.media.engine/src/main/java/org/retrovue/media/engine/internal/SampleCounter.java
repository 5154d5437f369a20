package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;

import java.util.Arrays;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.retrovue.media.api.MediaException;

/** Counts the samples of each sound packet by decoding it; where a codec's packets are all alike, only the first few are decoded. */
final class SampleCounter implements AutoCloseable {
    private static final Set<Integer> ALIKE =
            Set.of(AV_CODEC_ID_AAC, AV_CODEC_ID_MP3, AV_CODEC_ID_MP2, AV_CODEC_ID_AC3);
    private static final int TRIAL = 24;
    private static final int MOST = 1 << 20;

    private final Decoder decoder;
    private final boolean alike;
    private int[] samples = new int[1024];
    private int count;
    private int rate;
    private int channels;

    SampleCounter(AVStream stream) throws MediaException {
        decoder = new Decoder(stream, 0);
        alike = ALIKE.contains(stream.codecpar().codec_id());
        rate = stream.codecpar().sample_rate();
        channels = stream.codecpar().ch_layout().nb_channels();
    }

    /** Takes the next packet. */
    void add(AVPacket packet) {
        if (count == samples.length) {
            samples = Arrays.copyOf(samples, 2 * count);
        }
        samples[count++] = alike && count > TRIAL ? usual() : decode(packet);
        if (alike && count == TRIAL) {
            // a decoder may give nothing for its first packets; where they lie in time they count all the same
            Arrays.fill(samples, 0, TRIAL, usual());
        }
    }

    private int decode(AVPacket packet) {
        int found = 0;
        if (decoder.send(packet) >= 0) {
            while (decoder.receive() >= 0 && found < MOST) {
                found += decoder.frame().nb_samples();
                rate = decoder.frame().sample_rate();
                channels = decoder.frame().ch_layout().nb_channels();
            }
        }
        return found;
    }

    /** The most frequent count of the trial. */
    private int usual() {
        if (usual == 0) {
            int best = 0;
            for (int i = 0; i < TRIAL; i++) {
                int value = samples[i];
                int votes = (int)
                        Arrays.stream(samples, 0, TRIAL).filter(s -> s == value).count();
                if (value > 0 && votes > best) {
                    best = votes;
                    usual = value;
                }
            }
        }
        return usual;
    }

    private int usual;

    int[] samples() {
        return Arrays.copyOf(samples, count);
    }

    /** Returns samples a second as decoded, which may be twice what the container says. */
    int rate() {
        return rate;
    }

    int channels() {
        return channels;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
