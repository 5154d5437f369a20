package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.retrovue.media.api.MediaException;

/**
 * Decodes frames by their number. Each packet carries its ordinal through the decoder, so that a frame is known by the packet that made it and by nothing else. Going on from
 * the frame before gives the same as beginning at the key packet.
 */
final class PictureDecoder implements AutoCloseable {
    private static final int EARLIER_STARTS = 3;
    private static final int SUBSTITUTES = 250;

    private final Path file;
    private final VideoIndex index;
    private final Packets cursor;
    private final Decoder decoder;
    private final BitSet absent = new BitSet();
    private final BitSet spoilt = new BitSet();
    private int current = -1;
    private boolean ended;

    PictureDecoder(Path file, Interrupts interrupts, VideoIndex index) throws MediaException {
        this.file = file;
        this.index = index;
        cursor = Packets.open(file, interrupts, index.packets(), index.stream(), index.tick(), index);
        try {
            decoder = new Decoder(cursor.stream(), index.delay());
        } catch (MediaException e) {
            cursor.close();
            throw e;
        }
    }

    AVStream stream() {
        return cursor.stream();
    }

    /** Tells of the frames that were returned since it was last asked which were not whole, or stood in for others. */
    Optional<String> damage() {
        if (spoilt.isEmpty()) {
            return Optional.empty();
        }
        int first = spoilt.nextSetBit(0);
        String text = spoilt.cardinality() + " of its pictures cannot be decoded whole, the first is frame " + first
                + " (" + index.times().timeOf(first).toDuration() + ")";
        spoilt.clear();
        return Optional.of(text);
    }

    private AVFrame noted(int wanted, int frame) {
        AVFrame found = decoder.frame();
        if (frame != wanted || found.decode_error_flags() != 0) {
            spoilt.set(wanted);
        }
        return found;
    }

    /**
     * Returns a frame; where it cannot be decoded, the nearest before it that can, else the nearest after.
     *
     * @return lent until the next call
     */
    AVFrame frame(int wanted) throws MediaException {
        for (int frame = wanted; frame >= Math.max(0, wanted - SUBSTITUTES); frame--) {
            if (decode(frame)) {
                return noted(wanted, frame);
            }
        }
        for (int frame = wanted + 1; frame < Math.min(index.frames(), wanted + SUBSTITUTES); frame++) {
            if (decode(frame)) {
                return noted(wanted, frame);
            }
        }
        throw new MediaException(file + ": no picture can be decoded near frame " + wanted + " ("
                + index.times().timeOf(wanted).toDuration() + ")");
    }

    private boolean decode(int frame) throws MediaException {
        if (frame == current) {
            return true;
        }
        if (absent.get(frame)) {
            return false;
        }
        if (canGoOn(frame) && advance(frame)) {
            return true;
        }
        for (int earlier = 0; earlier <= EARLIER_STARTS; earlier++) {
            int start = earlier < EARLIER_STARTS ? index.start(frame, earlier * earlier) : 0;
            decoder.flush();
            ended = false;
            current = -1;
            cursor.goTo(start);
            if (advance(frame)) {
                return true;
            }
            if (start == 0) {
                break;
            }
        }
        absent.set(frame);
        return false;
    }

    private boolean canGoOn(int frame) {
        return !ended && current >= 0 && frame > current && index.start(frame, 0) <= cursor.next();
    }

    /** Decodes until a frame is there; not if it never comes. */
    private boolean advance(int wanted) throws MediaException {
        while (true) {
            int code = decoder.receive();
            if (code >= 0) {
                int frame = index.frameOf((int) decoder.frame().pts());
                if (frame >= 0) {
                    current = frame;
                }
                if (frame == wanted) {
                    return true;
                }
                if (frame > wanted) {
                    return false;
                }
            } else if (code == AVERROR_EOF) {
                ended = true;
                current = -1;
                return false;
            } else if (code == AVERROR_EAGAIN()) {
                feed(wanted);
            }
            // any other code: the packet was damaged, and the next may be better
        }
    }

    private void feed(int wanted) throws MediaException {
        int ordinal = cursor.next();
        if (ordinal >= index.packets().count()) {
            decoder.send(null);
            return;
        }
        cursor.read();
        AVPacket packet = cursor.packet();
        packet.pts(ordinal);
        packet.dts(ordinal);
        int frame = index.frameOf(ordinal);
        decoder.want(frame < 0 || frame >= wanted);
        decoder.send(packet);
    }

    @Override
    public void close() {
        decoder.close();
        cursor.close();
    }
}
