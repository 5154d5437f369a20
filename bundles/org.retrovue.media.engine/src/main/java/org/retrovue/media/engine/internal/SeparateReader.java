package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;
import org.retrovue.media.api.engine.AssetReader;
import org.retrovue.media.api.probe.Loudness;
import org.retrovue.media.engine.internal.ReaderWord.Answer;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reader whose file is opened in another process, or in several one after the other. */
final class SeparateReader implements AssetReader {
    private static final Logger LOG = LoggerFactory.getLogger(SeparateReader.class);

    /** For readers that show no picture. */
    static final HouseFormat ANY_FORMAT = new HouseFormat(128, 96, Rational.ONE, FrameRate.PAL, 21, "ultrafast");

    /** Sound of one message, samples of each channel. */
    private static final int PIECE = 48_000;

    private static final int PIECE_BYTES = PIECE * HouseFormat.CHANNELS * Float.BYTES;

    private final SeparateReaders readers;
    private final int number;
    private final Path file;
    private final AssetIndex index;
    private final HouseFormat format;
    private final int pictureBytes;
    private @Nullable AssetReader here;
    private String damage = "";
    private boolean closed;

    SeparateReader(SeparateReaders readers, int number, Path file, AssetIndex index, HouseFormat format) {
        this.readers = readers;
        this.number = number;
        this.file = file;
        this.index = index;
        this.format = format;
        this.pictureBytes = Picture.bytes(format.width(), format.height());
    }

    @Override
    public long sourceFrame(Rational time) {
        return index.video().times().frameAt(time);
    }

    /** Makes it known to a process, which may then begin to prepare. */
    void introduceTo(ReaderProcess process) throws DiedException {
        process.introduce(number, described(readers.placeOf(file)));
    }

    private ReaderWord.Described described(Path place) {
        return new ReaderWord.Described(
                file, index.stamp(), index.contentId(), format, index.heard(), place.toAbsolutePath());
    }

    @Override
    public void pictures(Rational start, FrameRate rate, long first, int count, PictureSink sink)
            throws MediaException {
        requireOpen();
        damage = "";
        readers.forAir(file, index.stamp(), new SeparateReaders.Request<Long>() {
            private long next = first;

            @Override
            public Long of(ReaderProcess process) throws MediaException, DiedException {
                damage = converse(process, ReaderWord.PLACES * pictureBytes, lane -> {
                    process.send(lane, ReaderWord.PICTURES, message -> {
                        message.writeInt(number);
                        ReaderWord.write(start, message);
                        ReaderWord.write(rate, message);
                        message.writeLong(next);
                        message.writeInt((int) (first + count - next));
                    });
                    Answer answer = process.answer(lane);
                    ByteBuffer memory = lane.memory().bytes();
                    while (answer.word() == ReaderWord.PICTURE) {
                        ByteBuffer place = memory.slice(answer.number() * pictureBytes, pictureBytes);
                        sink.accept(next, Picture.over(format.width(), format.height(), place));
                        next++;
                        tellTaken(process, lane);
                        answer = process.answer(lane);
                    }
                    return answer;
                });
                return next;
            }

            @Override
            public Long here() throws MediaException {
                openHere().pictures(start, rate, next, (int) (first + count - next), (frame, picture) -> {
                    sink.accept(frame, picture);
                    next = frame + 1;
                });
                damage = openHere().damage().orElse("");
                return next;
            }
        });
    }

    @Override
    public Optional<String> damage() {
        return damage.isEmpty() ? Optional.empty() : Optional.of(damage);
    }

    /** A process that has just died is not reason enough to leave what it showed before: that it died is among its answers, behind them. */
    private static void tellTaken(ReaderProcess process, ReaderLane lane) {
        try {
            process.send(lane, ReaderWord.TAKEN, message -> {});
        } catch (DiedException e) {
            LOG.debug("A picture was taken of a process that died: {}", e.getMessage());
        }
    }

    @Override
    public void sound(long first, int count, float[] into) throws MediaException {
        requireOpen();
        for (int done = 0; done < count; ) {
            int part = Math.min(PIECE, count - done);
            piece(first + done, part, into, done * HouseFormat.CHANNELS);
            done += part;
        }
    }

    private void piece(long first, int count, float[] into, int at) throws MediaException {
        readers.forAir(file, index.stamp(), new SeparateReaders.Request<Boolean>() {
            @Override
            public Boolean of(ReaderProcess process) throws MediaException, DiedException {
                converse(process, PIECE_BYTES, lane -> {
                    process.send(lane, ReaderWord.SOUND, message -> {
                        message.writeInt(number);
                        message.writeLong(first);
                        message.writeInt(count);
                    });
                    Answer answer = process.answer(lane);
                    if (answer.word() == ReaderWord.DONE) {
                        lane.memory().bytes().asFloatBuffer().get(into, at, count * HouseFormat.CHANNELS);
                    }
                    return answer;
                });
                return true;
            }

            @Override
            public Boolean here() throws MediaException {
                float[] sound = new float[count * HouseFormat.CHANNELS];
                openHere().sound(first, count, sound);
                System.arraycopy(sound, 0, into, at, sound.length);
                return true;
            }
        });
    }

    Optional<Loudness> loudness() throws MediaException {
        return readers.forMeasuring(file, index.stamp(), new SeparateReaders.Request<>() {
            @Override
            public Optional<Loudness> of(ReaderProcess process) throws MediaException, DiedException {
                Loudness[] found = new Loudness[1];
                converse(process, PIECE_BYTES, lane -> {
                    process.send(lane, ReaderWord.LOUDNESS, message -> message.writeInt(number));
                    Answer answer = process.answer(lane);
                    while (answer.word() == ReaderWord.BUSY || answer.word() == ReaderWord.LOUD) {
                        if (answer.word() == ReaderWord.LOUD) {
                            found[0] = new Loudness(answer.number(), answer.second());
                        }
                        answer = process.answer(lane);
                    }
                    return answer;
                });
                return Optional.ofNullable(found[0]);
            }

            @Override
            public Optional<Loudness> here() throws MediaException {
                return readers.loudnessHere(file, index);
            }
        });
    }

    /** What is said on a lane, up to the last answer. */
    private interface Conversation {
        Answer on(ReaderLane lane) throws MediaException, DiedException;
    }

    /** Returns what the process has to say of what it did; mostly nothing. */
    private String converse(ReaderProcess process, int bytes, Conversation conversation)
            throws MediaException, DiedException {
        introduceTo(process);
        Answer last = once(process, bytes, conversation);
        if (last.word() == ReaderWord.NO_INDEX) {
            last = withIndexBeside(process, bytes, conversation);
        }
        if (last.word() == ReaderWord.FAILED) {
            throw new MediaException(last.text());
        }
        if (last.word() != ReaderWord.DONE) {
            throw new MediaException(file + " was not read: the process answers " + last.word());
        }
        return last.text();
    }

    /** Where the kept index was lost, the process gets the one that the station has in memory. */
    private Answer withIndexBeside(ReaderProcess process, int bytes, Conversation conversation)
            throws MediaException, DiedException {
        Path beside = null;
        try {
            beside = Files.createTempFile("index", ".part");
            index.write(beside);
            process.dismiss(number);
            process.introduce(number, described(beside));
            return once(process, bytes, conversation);
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read, there is no place for its index: " + e, e);
        } finally {
            delete(beside);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The folder is emptied at the next start.
        }
    }

    private Answer once(ReaderProcess process, int bytes, Conversation conversation)
            throws MediaException, DiedException {
        ReaderLane lane = process.enter(bytes);
        boolean done = false;
        try {
            Answer last = conversation.on(lane);
            done = true;
            return last;
        } finally {
            if (!process.leave(lane, done)) {
                readers.watch(process, lane, file, index.stamp());
            }
        }
    }

    private AssetReader openHere() throws MediaException {
        AssetReader open = here;
        if (open == null) {
            open = readers.openHere(file, index, format);
            here = open;
        }
        return open;
    }

    private void requireOpen() throws MediaException {
        if (closed) {
            throw new MediaException("the reader of " + file + " is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            readers.dismiss(number);
        }
        if (here != null) {
            here.close();
            here = null;
        }
    }
}
