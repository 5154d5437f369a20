package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_SKIP_SAMPLES;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_CUSTOM;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Finds out while a file is read through whether the packets of a stream lie in it as its container gives them, so that they can be read without it. */
final class Placement implements AutoCloseable {
    /** Codecs whose packets come out of MP4 as they went in; others go through a parser. */
    private static final Set<Integer> UNPARSED = Set.of(
            AV_CODEC_ID_H264,
            AV_CODEC_ID_HEVC,
            AV_CODEC_ID_AV1,
            AV_CODEC_ID_MPEG4,
            AV_CODEC_ID_AAC,
            AV_CODEC_ID_ALAC,
            AV_CODEC_ID_FLAC,
            AV_CODEC_ID_OPUS);

    /** The first packets are all compared with what lies in the file, of the others some. */
    private static final int FIRST = 32;

    private static final int EVERY = 97;

    private final AVStream stream;
    private final FileChannel channel;
    private boolean placed;
    private long packets;

    Placement(Path file, String format, AVStream stream) throws IOException {
        this.stream = stream;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        AVCodecParameters parameters = stream.codecpar();
        placed = format.equals("mov")
                && UNPARSED.contains(parameters.codec_id())
                && parameters.ch_layout().order() != AV_CHANNEL_ORDER_CUSTOM;
    }

    void add(AVPacket packet) {
        boolean compared = packets < FIRST || packets % EVERY == 0;
        packets++;
        placed = placed && packet.pos() >= 0 && isPlain(packet) && (!compared || isAsInFile(packet));
    }

    /** Side data may change what the decoder does from here on; that of samples to be left out is not heeded anyway. */
    private static boolean isPlain(AVPacket packet) {
        for (int i = 0; i < packet.side_data_elems(); i++) {
            if (packet.side_data().getPointer(i).type() != AV_PKT_DATA_SKIP_SAMPLES) {
                return false;
            }
        }
        return true;
    }

    private boolean isAsInFile(AVPacket packet) {
        ByteBuffer there = ByteBuffer.allocate(packet.size());
        try {
            int read = 0;
            while (there.hasRemaining() && read >= 0) {
                read = channel.read(there, packet.pos() + there.position());
            }
        } catch (IOException e) {
            return false;
        }
        return !there.hasRemaining()
                && there.flip().equals(packet.data().capacity(packet.size()).asByteBuffer());
    }

    /** Describes the stream, if its packets can be read without the container. */
    Optional<byte[]> description() {
        return placed && packets > 0 ? Optional.of(StreamDescription.of(stream)) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
