package org.retrovue.media.engine.internal.record;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.engine.internal.Ffmpeg;

/** Frames into an encoder, its packets into the muxer. Owns the encoder and the frame. */
final class PacketPump implements AutoCloseable {
    private final Muxer muxer;
    private final AVCodecContext encoder;
    private final String what;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private @Nullable AVStream stream;
    private boolean closed;

    PacketPump(Muxer muxer, AVCodecContext encoder, String what) {
        this.muxer = muxer;
        this.encoder = encoder;
        this.what = what;
    }

    AVFrame frame() {
        return frame;
    }

    /** Makes the stream, once the encoder is open. */
    AVStream connect() throws MediaException {
        AVStream made = muxer.stream(encoder);
        stream = made;
        return made;
    }

    void send(AVFrame full) throws MediaException {
        check();
        Ffmpeg.check(avcodec_send_frame(encoder, full), what);
        drain();
    }

    void finish() throws MediaException {
        check();
        Ffmpeg.check(avcodec_send_frame(encoder, null), what);
        drain();
    }

    private void check() throws MediaException {
        if (closed) {
            throw new MediaException(what + ": the recording has ended");
        }
    }

    private void drain() throws MediaException {
        AVStream to = stream;
        int code = avcodec_receive_packet(encoder, packet);
        while (code >= 0 && to != null) {
            if (packet.duration() == 0 && encoder.width() > 0) {
                packet.duration(1);
            }
            muxer.write(packet, encoder, to);
            code = avcodec_receive_packet(encoder, packet);
        }
        if (code != AVERROR_EAGAIN() && code != AVERROR_EOF) {
            Ffmpeg.check(code, what);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        avcodec_free_context(encoder);
        av_frame_free(frame);
        av_packet_free(packet);
    }
}
