package org.retrovue.tck.framecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The code in the sound: at every full second of a clip which asset it is and which of its seconds.
 *
 * <p>A marker of 4000 Hz lasts 50 ms; its onset is the instant of the second. Eight symbols of 40 ms follow (16 tones, 600 Hz and up in steps of 120): the low twelve bits of the
 * asset id (three), the second (four) and a check. A quiet bed of 200 Hz runs under everything, so that a hole in the sound shows as missing bed.
 */
public final class SoundCode {
    /** The sample rate that codes are read at: the marker is then exactly a quarter of it. */
    public static final int READ_RATE = 16_000;

    private static final int MARKER_HZ = 4000;
    private static final double MARKER_SECONDS = 0.050;
    private static final int LOWEST_TONE_HZ = 600;
    private static final int TONE_STEP_HZ = 120;
    private static final double SYMBOL_SECONDS = 0.040;
    private static final int SYMBOLS = 8;
    private static final int BED_HZ = 200;
    private static final double BED_LEVEL = 32767 * Math.pow(10, -34.0 / 20);
    private static final double CODE_LEVEL = 0.4 * 32767;
    private static final double RAMP_SECONDS = 0.002;

    private static final int BLOCK = READ_RATE / 1000;
    private static final int MARKER_BLOCKS = 50;
    private static final int CODE_BLOCKS = 300;
    private static final int WINDOW = (int) (0.028 * READ_RATE);
    private static final int HOLE_BLOCK = 160;
    private static final long BED_THRESHOLD = 40;

    private final int rate;
    private final double[] bed;
    private final double[] marker;
    private final double[][] tones = new double[16][];

    /**
     * Prepares the pieces.
     *
     * @param rate samples a second of the sound to make
     */
    public SoundCode(int rate) {
        this.rate = rate;
        bed = new double[rate];
        for (int i = 0; i < rate; i++) {
            bed[i] = BED_LEVEL * Math.sin(2 * Math.PI * BED_HZ * i / rate);
        }
        marker = burst(MARKER_HZ, (int) Math.rint(MARKER_SECONDS * rate));
        for (int tone = 0; tone < tones.length; tone++) {
            tones[tone] = burst(LOWEST_TONE_HZ + TONE_STEP_HZ * tone, (int) Math.rint(SYMBOL_SECONDS * rate));
        }
    }

    /**
     * A code that was heard.
     *
     * @param onset when the second begins, in samples of {@link #READ_RATE}, as a fraction
     * @param asset low twelve bits of the asset id, or -1 where the code cannot be read
     * @param second which second of the asset, modulo 65536, or -1
     */
    public record Beep(double onset, int asset, int second) {
        /**
         * Tells whether the code was read.
         *
         * @return false where only a marker was heard
         */
        public boolean readable() {
            return asset >= 0;
        }
    }

    /**
     * A stretch without even the quiet bed.
     *
     * @param start first sample at {@link #READ_RATE}
     * @param length samples
     */
    public record Hole(int start, int length) {}

    /**
     * Makes one second of sound.
     *
     * @param asset its low twelve bits are used
     * @param second counted from the clip's start
     * @return mono samples
     */
    public short[] second(int asset, int second) {
        double[] sound = bed.clone();
        int at = add(marker, sound, 0);
        for (int symbol : symbols(asset, second)) {
            at = add(tones[symbol], sound, at);
        }
        short[] samples = new short[rate];
        for (int i = 0; i < rate; i++) {
            samples[i] = (short) sound[i];
        }
        return samples;
    }

    private static int add(double[] piece, double[] sound, int at) {
        for (int i = 0; i < piece.length; i++) {
            sound[at + i] += piece[i];
        }
        return at + piece.length;
    }

    private double[] burst(int hertz, int length) {
        int edge = Math.max(1, (int) (RAMP_SECONDS * rate));
        double[] burst = new double[length];
        for (int i = 0; i < length; i++) {
            double ramp = Math.min(1, Math.min((i + 1) / (double) edge, (length - i) / (double) edge));
            burst[i] = CODE_LEVEL * ramp * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return burst;
    }

    private static int[] symbols(int asset, int second) {
        int number = (asset & 0xFFF) << 16 | second & 0xFFFF;
        int[] symbols = new int[SYMBOLS];
        for (int i = 0; i < SYMBOLS - 1; i++) {
            symbols[i] = number >> 24 - 4 * i & 15;
        }
        symbols[SYMBOLS - 1] = check(symbols);
        return symbols;
    }

    private static int check(int[] symbols) {
        int sum = 7;
        for (int i = 0; i < SYMBOLS - 1; i++) {
            sum += (i + 1) * symbols[i];
        }
        return sum & 15;
    }

    /**
     * Finds the codes.
     *
     * @param sound mono at {@link #READ_RATE}
     * @return in order
     */
    public static List<Beep> find(short[] sound) {
        double[] power = markerPower(sound);
        double least = Math.pow(0.02 * 32767 * MARKER_BLOCKS * (BLOCK / 4d), 2);
        List<Beep> beeps = new ArrayList<>();
        int at = 0;
        while (at < power.length) {
            if (power[at] <= least) {
                at++;
                continue;
            }
            int peak = peak(power, at);
            double onset = (peak + fraction(power, peak)) * BLOCK;
            beeps.add(read(sound, onset));
            at = peak + CODE_BLOCKS;
        }
        return beeps;
    }

    private static int peak(double[] power, int from) {
        int peak = from;
        for (int k = from; k < Math.min(power.length, from + 2 * MARKER_BLOCKS); k++) {
            peak = power[k] > power[peak] ? k : peak;
        }
        return peak;
    }

    /** Demodulates 4000 Hz: at a quarter of the rate the reference is 1, 0, -1, 0. Blocks of 1 ms, a window of the marker's length. */
    private static double[] markerPower(short[] sound) {
        int blocks = sound.length / BLOCK;
        long[] inPhase = new long[blocks];
        long[] quadrature = new long[blocks];
        for (int i = 0; i < blocks * BLOCK; i += 4) {
            inPhase[i / BLOCK] += sound[i] - sound[i + 2];
            quadrature[i / BLOCK] += sound[i + 1] - sound[i + 3];
        }
        double[] power = new double[Math.max(0, blocks - MARKER_BLOCKS)];
        long real = 0;
        long imaginary = 0;
        for (int k = 0; k < Math.min(MARKER_BLOCKS, blocks); k++) {
            real += inPhase[k];
            imaginary += quadrature[k];
        }
        for (int k = 0; k < power.length; k++) {
            power[k] = (double) real * real + (double) imaginary * imaginary;
            real += inPhase[k + MARKER_BLOCKS] - inPhase[k];
            imaginary += quadrature[k + MARKER_BLOCKS] - quadrature[k];
        }
        return power;
    }

    /** Lays a parabola through the roots of the values around the peak: they form a triangle. */
    private static double fraction(double[] power, int peak) {
        double before = peak > 0 ? Math.sqrt(power[peak - 1]) : 0;
        double top = Math.sqrt(power[peak]);
        double after = peak + 1 < power.length ? Math.sqrt(power[peak + 1]) : 0;
        double steepest = Math.max(Math.abs(top - before), Math.abs(top - after));
        double fraction = 0.5 * (after - before) / Math.max(steepest, 1e-9);
        return Math.max(-0.5, Math.min(0.5, fraction));
    }

    private static Beep read(short[] sound, double onset) {
        int step = (int) (SYMBOL_SECONDS * READ_RATE);
        int start = (int) onset + (int) (MARKER_SECONDS * READ_RATE) + (step - WINDOW) / 2;
        int[] symbols = new int[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            int from = start + i * step;
            if (from < 0 || from + WINDOW > sound.length) {
                return new Beep(onset, -1, -1);
            }
            symbols[i] = loudestTone(Arrays.copyOfRange(sound, from, from + WINDOW));
        }
        if (symbols[SYMBOLS - 1] != check(symbols)) {
            return new Beep(onset, -1, -1);
        }
        int number = 0;
        for (int i = 0; i < SYMBOLS - 1; i++) {
            number = number << 4 | symbols[i];
        }
        return new Beep(onset, number >> 16, number & 0xFFFF);
    }

    private static int loudestTone(short[] window) {
        double most = -1;
        int loudest = 0;
        for (int tone = 0; tone < 16; tone++) {
            double cosine = 0;
            double sine = 0;
            for (int i = 0; i < window.length; i++) {
                double angle = 2 * Math.PI * (LOWEST_TONE_HZ + TONE_STEP_HZ * tone) * i / READ_RATE;
                cosine += window[i] * Math.cos(angle);
                sine += window[i] * Math.sin(angle);
            }
            double power = cosine * cosine + sine * sine;
            if (power > most) {
                most = power;
                loudest = tone;
            }
        }
        return loudest;
    }

    /**
     * Finds stretches of at least 20 ms without even the bed.
     *
     * @param sound mono at {@link #READ_RATE}
     * @return in order
     */
    public static List<Hole> holes(short[] sound) {
        List<Hole> holes = new ArrayList<>();
        int start = -1;
        int at = 0;
        for (; at < sound.length - HOLE_BLOCK; at += HOLE_BLOCK) {
            if (quiet(sound, at)) {
                start = start < 0 ? at : start;
            } else {
                close(holes, start, at);
                start = -1;
            }
        }
        close(holes, start, sound.length);
        return holes;
    }

    private static boolean quiet(short[] sound, int at) {
        long energy = 0;
        for (int i = at; i < at + HOLE_BLOCK; i++) {
            energy += sound[i] * sound[i];
        }
        return energy < BED_THRESHOLD * BED_THRESHOLD * HOLE_BLOCK;
    }

    private static void close(List<Hole> holes, int start, int end) {
        if (start >= 0 && end - start >= 2 * HOLE_BLOCK) {
            holes.add(new Hole(start, end - start));
        }
    }
}
