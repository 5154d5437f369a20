package org.retrovue.distribution.onair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.time.FrameRate;

/** A library for a channel that changes its source several times a second: short programmes, and spots of a few frames, of as many kinds as there are spots. */
final class ShortClips {
    private static final int PROGRAMMES = 4;
    private static final int SPOTS = 40;
    private static final List<FrameRate> RATES = List.of(
            FrameRate.NTSC, FrameRate.PAL, FrameRate.FILM_NTSC, FrameRate.FPS_60, FrameRate.FILM, FrameRate.PAL_DOUBLE);
    private static final int[][] SIZES = {{320, 180}, {240, 180}, {352, 288}, {640, 360}, {180, 320}};

    private static final int LIMIT_MINUTES = 5;

    private final Random random = new Random(3);
    private final List<Callable<Path>> wanted = new ArrayList<>();
    private final Path media;

    private ShortClips(Path media) {
        this.media = media;
    }

    /** Returns how many files there are; two are made at a time. */
    static int makeIn(Path media) throws Exception {
        ShortClips clips = new ShortClips(media);
        Files.createDirectories(media.resolve("shows"));
        Files.createDirectories(media.resolve("spots"));
        for (int i = 0; i < PROGRAMMES; i++) {
            FrameRate rate = RATES.get(i % RATES.size());
            clips.want("shows/programme " + i, i, rate, rate.gopFrames() + 7 * i);
        }
        for (int i = 0; i < SPOTS; i++) {
            FrameRate rate = RATES.get(i % RATES.size());
            clips.want("spots/spot " + i, 100 + i, rate, 2 + clips.random.nextInt(rate.gopFrames() / 3));
        }
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            for (Future<Path> clip : hands.invokeAll(clips.wanted, LIMIT_MINUTES, TimeUnit.MINUTES)) {
                clip.get();
            }
        } finally {
            hands.shutdownNow();
        }
        return PROGRAMMES + SPOTS;
    }

    private void want(String name, int asset, FrameRate rate, int frames) {
        int[] size = SIZES[asset % SIZES.length];
        Kind kind = KINDS.get(asset % KINDS.size());
        ClipMaker maker = ClipMaker.clip(media.resolve(name + kind.ending()))
                .asset(asset)
                .rate(kind.picture().equals("mpeg2") && rate.equals(FrameRate.FILM) ? FrameRate.PAL : rate)
                .frames(frames)
                .size(size[0], size[1])
                .codec(kind.picture())
                .audioCodec(kind.sound())
                .channels(kind.channels());
        if (kind.interlaced()) {
            maker.rate(FrameRate.PAL).interlaced();
        }
        wanted.add(maker::make);
    }

    /** What a file is made with. */
    private record Kind(String ending, String picture, String sound, int channels, boolean interlaced) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(".mp4", "h264", "aac", 2, false),
            new Kind(".mkv", "h264", "ac3", 6, false),
            new Kind(".mpg", "mpeg2", "mp2", 2, false),
            new Kind(".webm", "vp9", "opus", 2, false),
            new Kind(".ts", "h264", "aac", 1, true),
            new Kind(".mkv", "hevc", "flac", 2, false),
            new Kind(".mov", "prores", "pcm", 2, false),
            new Kind(".mp4", "h264", "aac", 0, false),
            new Kind(".webm", "vp8", "vorbis", 2, false),
            new Kind(".avi", "mpeg4", "mp3", 2, false),
            new Kind(".ts", "mpeg2", "mp2", 2, true));
}
