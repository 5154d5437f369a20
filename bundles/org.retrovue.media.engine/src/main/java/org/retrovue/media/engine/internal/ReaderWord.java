package org.retrovue.media.engine.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/**
 * The words between the station and a process that reads for it. Both are of one build, so there are no versions. Every message begins with a word and a lane: what is asked and answered on one lane is
 * one thing at a time.
 */
enum ReaderWord {
    /** To the process: memory of a lane, to see its answers in. Path, size. */
    MEMORY,
    /** Describes a reader. */
    READER,
    /** Asks for pictures. Start, rate, first, count, how many at once. */
    PICTURES,
    /** Asks for sound. First sample, count. */
    SOUND,
    /** Asks for the loudness of all. */
    LOUDNESS,
    /** A picture was taken: its place is free. */
    TAKEN,
    /** The rest is not wanted. */
    CANCEL,
    /** A reader is not needed any more. */
    CLOSE,
    /** From the process: it is done. What is to be said of it. */
    DONE,
    /** A picture is there. Its place. */
    PICTURE,
    /** How loud it is: integrated, true peak. */
    LOUD,
    /** It takes a while, and goes on. */
    BUSY,
    /** It cannot be done. Why. */
    FAILED,
    /** The reader's index does not lie where it was said to. */
    NO_INDEX;

    /** The first word of the process: without it, it has not come up. */
    static final int HELLO = 0x52565832;

    private static final ReaderWord[] ALL = values();

    /** Pictures that one lane has place for. */
    static final int PLACES = 4;

    /** What comes from the process. */
    record Answer(ReaderWord word, int number, int second, String text) {}

    /**
     * What a process must know to read something.
     *
     * @param track which sound track is heard, by its place in the index; -1 for none
     * @param index where its index lies
     */
    record Described(Path file, FileStamp stamp, String contentId, HouseFormat format, int track, Path index) {}

    static ReaderWord read(DataInputStream in) throws IOException {
        int ordinal = in.readByte();
        if (ordinal < 0 || ordinal >= ALL.length) {
            throw new IOException("no word: " + ordinal);
        }
        return ALL[ordinal];
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(ordinal());
    }

    static void write(Described reader, DataOutputStream out) throws IOException {
        out.writeUTF(reader.file().toString());
        out.writeLong(reader.stamp().size());
        out.writeLong(reader.stamp().modifiedMillis());
        out.writeUTF(reader.contentId());
        HouseFormat format = reader.format();
        out.writeInt(format.width());
        out.writeInt(format.height());
        write(format.pixelAspect(), out);
        write(format.rate(), out);
        out.writeInt(format.quality());
        out.writeUTF(format.preset());
        out.writeBoolean(format.crop());
        out.writeInt(format.peak());
        out.writeInt(reader.track());
        out.writeUTF(reader.index().toString());
    }

    static Described described(DataInputStream in) throws IOException {
        return new Described(
                Path.of(in.readUTF()),
                new FileStamp(in.readLong(), in.readLong()),
                in.readUTF(),
                new HouseFormat(
                        in.readInt(),
                        in.readInt(),
                        rational(in),
                        rate(in),
                        in.readInt(),
                        in.readUTF(),
                        in.readBoolean(),
                        in.readInt()),
                in.readInt(),
                Path.of(in.readUTF()));
    }

    static void write(Rational value, DataOutputStream out) throws IOException {
        out.writeLong(value.num());
        out.writeLong(value.den());
    }

    static Rational rational(DataInputStream in) throws IOException {
        return Rational.of(in.readLong(), in.readLong());
    }

    static void write(FrameRate rate, DataOutputStream out) throws IOException {
        out.writeInt(rate.num());
        out.writeInt(rate.den());
    }

    static FrameRate rate(DataInputStream in) throws IOException {
        return FrameRate.of(in.readInt(), in.readInt());
    }
}
