package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** What a decoder must know of a stream, as bytes and back, so that a file can be read without opening its container. */
final class StreamDescription implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;

    private final AVFormatContext context;
    private final AVStream stream;
    private boolean closed;

    /**
     * Restores one.
     *
     * @throws IOException when the bytes are no description
     */
    StreamDescription(byte[] bytes) throws IOException {
        context = avformat_alloc_context();
        stream = avformat_new_stream(context, null);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            readRational(in, stream.time_base());
            readRational(in, stream.sample_aspect_ratio());
            read(in, stream.codecpar());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    AVStream stream() {
        return stream;
    }

    static byte[] of(AVStream stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeRational(out, stream.time_base());
            writeRational(out, stream.sample_aspect_ratio());
            write(out, stream.codecpar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, AVCodecParameters from) throws IOException {
        int[] numbers = {
            from.codec_type(),
            from.codec_id(),
            from.codec_tag(),
            from.format(),
            from.bits_per_coded_sample(),
            from.bits_per_raw_sample(),
            from.profile(),
            from.level(),
            from.width(),
            from.height(),
            from.field_order(),
            from.color_range(),
            from.color_primaries(),
            from.color_trc(),
            from.color_space(),
            from.chroma_location(),
            from.video_delay(),
            from.sample_rate(),
            from.block_align(),
            from.frame_size(),
            from.initial_padding(),
            from.trailing_padding(),
            from.seek_preroll(),
            from.ch_layout().order(),
            from.ch_layout().nb_channels()
        };
        for (int number : numbers) {
            out.writeInt(number);
        }
        out.writeLong(from.ch_layout().u_mask());
        out.writeLong(from.bit_rate());
        writeRational(out, from.sample_aspect_ratio());
        writeRational(out, from.framerate());
        writeBytes(out, from.extradata(), from.extradata_size());
        out.writeInt(from.nb_coded_side_data());
        for (int i = 0; i < from.nb_coded_side_data(); i++) {
            AVPacketSideData data = from.coded_side_data().getPointer(i);
            out.writeInt(data.type());
            writeBytes(out, data.data(), (int) data.size());
        }
    }

    private static void read(DataInputStream in, AVCodecParameters to) throws IOException {
        to.codec_type(in.readInt())
                .codec_id(in.readInt())
                .codec_tag(in.readInt())
                .format(in.readInt())
                .bits_per_coded_sample(in.readInt())
                .bits_per_raw_sample(in.readInt())
                .profile(in.readInt())
                .level(in.readInt())
                .width(in.readInt())
                .height(in.readInt())
                .field_order(in.readInt())
                .color_range(in.readInt())
                .color_primaries(in.readInt())
                .color_trc(in.readInt())
                .color_space(in.readInt())
                .chroma_location(in.readInt())
                .video_delay(in.readInt())
                .sample_rate(in.readInt())
                .block_align(in.readInt())
                .frame_size(in.readInt())
                .initial_padding(in.readInt())
                .trailing_padding(in.readInt())
                .seek_preroll(in.readInt());
        to.ch_layout().order(in.readInt()).nb_channels(in.readInt()).u_mask(in.readLong());
        to.bit_rate(in.readLong());
        readRational(in, to.sample_aspect_ratio());
        readRational(in, to.framerate());
        byte[] extra = readBytes(in);
        if (extra.length > 0) { // decoders read beyond its end
            BytePointer copy = new BytePointer(av_mallocz((long) extra.length + AV_INPUT_BUFFER_PADDING_SIZE));
            copy.put(extra, 0, extra.length);
            to.extradata(copy).extradata_size(extra.length);
        }
        for (int left = in.readInt(); left > 0; left--) {
            addSideData(to, in.readInt(), readBytes(in));
        }
    }

    private static void addSideData(AVCodecParameters to, int type, byte[] bytes) throws IOException {
        try (PointerPointer<AVPacketSideData> all = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            all.put(0, to.coded_side_data());
            count.put(to.nb_coded_side_data());
            AVPacketSideData made = av_packet_side_data_new(all, count, type, bytes.length, 0);
            if (made == null || made.isNull()) {
                throw new IOException("no memory for side data of a stream");
            }
            made.data().put(bytes, 0, bytes.length);
            to.coded_side_data(new AVPacketSideData(all.get(0))).nb_coded_side_data(count.get());
        }
    }

    private static void writeRational(DataOutputStream out, AVRational value) throws IOException {
        out.writeInt(value.num());
        out.writeInt(value.den());
    }

    private static void readRational(DataInputStream in, AVRational to) throws IOException {
        to.num(in.readInt()).den(in.readInt());
    }

    private static void writeBytes(DataOutputStream out, BytePointer from, int size) throws IOException {
        byte[] bytes = new byte[size];
        if (size > 0) {
            from.get(bytes);
        }
        out.writeInt(size);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_BYTES) {
            throw new IOException("no description of a stream");
        }
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_free_context(context);
        }
    }
}
