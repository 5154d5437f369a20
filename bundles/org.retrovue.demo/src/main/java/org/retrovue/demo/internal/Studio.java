package org.retrovue.demo.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.engine.ClipRecorder;
import org.retrovue.media.api.engine.Recording;
import org.retrovue.time.FrameRate;

/** Makes clips: draws their scenes, plays their music, has both recorded. Any thread. */
final class Studio {
    private static final double FADE_SECONDS = 0.4;

    private final ClipRecorder recorder;
    private final Path folder;

    Studio(ClipRecorder recorder, Path folder) {
        this.recorder = recorder;
        this.folder = folder;
    }

    Path fileOf(Clip clip) {
        return folder.resolve(clip.path());
    }

    /** Makes a clip that is not there yet; leaves nothing when it is told to stop. */
    void make(Clip clip, BooleanSupplier stopped) throws MediaException, IOException {
        Path file = fileOf(clip);
        Files.createDirectories(file.getParent());
        Clip.Shape shape = clip.shape();
        try (Recording recording = recorder.begin(file, clip.format())) {
            Player player = new Player(clip.tune().loop(shape.sampleRate(), shape.channels()), shape, clip.frames());
            Stage stage = new Stage(shape.width(), shape.height());
            Picture picture = Picture.allocate(shape.width(), shape.height());
            int start = 0;
            for (Clip.Part part : clip.parts()) {
                Scene scene = part.staging().on(shape.width(), shape.height());
                shoot(scene, part, start, stage, picture, shape.rate(), recording, player, stopped);
                start += part.seconds();
                if (stopped.getAsBoolean()) {
                    return;
                }
            }
            recording.finish();
        }
    }

    private static void shoot(
            Scene scene,
            Clip.Part part,
            int start,
            Stage stage,
            Picture picture,
            FrameRate rate,
            Recording recording,
            Player player,
            BooleanSupplier stopped)
            throws MediaException {
        long first = frame(start, rate);
        long past = frame(start + part.seconds(), rate);
        long cel = -1;
        for (long frame = first; frame < past && !stopped.getAsBoolean(); frame++) {
            double seconds = (double) (frame - first) * rate.den() / rate.num();
            double fade = Math.min(seconds, part.seconds() - seconds) / FADE_SECONDS;
            long wanted = (long) (seconds * part.cels());
            if (wanted != cel || fade < 1) {
                cel = wanted;
                scene.draw(stage, fade < 1 ? seconds : (double) wanted / part.cels());
                stage.dim((int) (256 * Math.max(0, Math.min(1, fade + 0.1))));
                stage.into(picture);
            }
            recording.accept(frame, picture);
            player.play(frame, recording);
        }
    }

    private static long frame(int seconds, FrameRate rate) {
        return rate.framesToCover(org.retrovue.time.Rational.of(seconds));
    }

    /** Plays the loop along with the pictures; the last two seconds fade out. */
    private static final class Player {
        private final float[] loop;
        private final int channels;
        private final int sampleRate;
        private final FrameRate rate;
        private final long end;
        private final float[] part;
        private long played;

        Player(float[] loop, Clip.Shape shape, long frames) {
            this.loop = loop;
            channels = shape.channels();
            sampleRate = shape.sampleRate();
            rate = shape.rate();
            end = sample(frames);
            part = new float[channels * (sampleRate / 10)];
        }

        void play(long frame, Recording recording) throws MediaException {
            int count = (int) (sample(frame + 1) - played);
            int samples = loop.length / channels;
            for (int i = 0; i < count; i++) {
                int at = (int) ((played + i) % samples) * channels;
                float loud = Math.min(1, (end - played - i) / (2f * sampleRate));
                for (int channel = 0; channel < channels; channel++) {
                    part[i * channels + channel] = loop[at + channel] * loud;
                }
            }
            recording.sound(part, count);
            played += count;
        }

        private long sample(long frame) {
            return frame * sampleRate * rate.den() / rate.num();
        }
    }
}
