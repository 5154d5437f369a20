package org.retrovue.demo.internal;

import java.util.Random;

/**
 * Music for a clip, as a sound chip of 1985 would play it: bass, chords, a melody and drums, in a loop of eight bars.
 *
 * @param tempo beats a minute
 * @param root MIDI number of the key
 * @param mood which chords
 * @param seed decides the melody
 */
record Tune(int tempo, int root, Mood mood, long seed) {
    private static final int BEATS = 32;
    private static final float VOLUME = 0.22f;

    /** What the music feels like. */
    enum Mood {
        /** Major, bouncing. */
        BRIGHT(new int[][] {{0, 4, 7}, {9, 12, 16}, {5, 9, 12}, {7, 11, 14}}, new int[] {0, 2, 4, 7, 9}, 0.25, true),
        /** Minor, slow, no drums. */
        EERIE(new int[][] {{0, 3, 7}, {0, 3, 8}, {-2, 2, 5}, {-1, 2, 6}}, new int[] {0, 2, 3, 6, 7, 8}, 0.5, false),
        /** Minor, driving. */
        URGENT(new int[][] {{0, 3, 7}, {-4, 0, 3}, {3, 7, 10}, {-2, 2, 5}}, new int[] {0, 3, 5, 7, 10}, 0.125, true),
        /** Seventh chords, lazy. */
        MELLOW(new int[][] {{0, 4, 11}, {-3, 4, 7}, {2, 5, 12}, {-5, 5, 11}}, new int[] {0, 2, 4, 7, 11}, 0.5, true);

        final int[][] chords;
        final int[] scale;
        final double duty;
        final boolean drums;

        Mood(int[][] chords, int[] scale, double duty, boolean drums) {
            this.chords = chords;
            this.scale = scale;
            this.duty = duty;
            this.drums = drums;
        }
    }

    /** Plays the loop once. */
    float[] loop(int sampleRate, int channels) {
        int beat = sampleRate * 60 / tempo;
        float[] mono = new float[BEATS * beat];
        Random random = new Random(seed);
        int step = random.nextInt(mood.scale.length);
        for (int i = 0; i < BEATS; i++) {
            int[] chord = mood.chords[i / 8 % mood.chords.length];
            if (mood == Mood.EERIE ? i % 4 == 0 : true) {
                int bass = root - 24 + chord[i % 4 == 3 ? 2 : 0];
                note(mono, i * beat, mood == Mood.EERIE ? 4 * beat : beat, bass, sampleRate, 0.5, 0.9f);
            }
            for (int part = 0; part < 4; part++) {
                int tone = root + chord[(part + i) % 3];
                note(mono, i * beat + part * beat / 4, beat / 4, tone, sampleRate, mood.duty, 0.35f);
            }
            if (random.nextInt(4) > 0) {
                step = Math.floorMod(step + random.nextInt(5) - 2, mood.scale.length);
                int length = random.nextInt(3) == 0 ? beat / 2 : beat;
                note(mono, i * beat, length, root + 12 + mood.scale[step], sampleRate, 0.5, 0.6f);
            }
            if (mood.drums) {
                drum(mono, i * beat, beat, i % 2 == 1, random);
            }
        }
        return spread(mono, channels, beat);
    }

    private static void note(float[] into, int start, int length, int tone, int sampleRate, double duty, float loud) {
        double step = 440 * Math.pow(2, (tone - 69) / 12.0) / sampleRate;
        double phase = 0;
        for (int i = 0; i < length && start + i < into.length; i++) {
            float rise = Math.min(1, i / 120f);
            float fall = Math.min(1, (length - i) / (length * 0.6f));
            float wave = phase < duty ? 1 - (float) duty : -(float) duty;
            into[start + i] += wave * loud * rise * fall * VOLUME;
            phase += step;
            if (phase >= 1) {
                phase -= 1;
            }
        }
    }

    private static void drum(float[] into, int start, int beat, boolean snare, Random random) {
        for (int i = 0; i < beat / 3 && start + i < into.length; i++) {
            float fall = 1 - i / (beat / 3f);
            float kick = (float) Math.sin(900.0 / (1 + i / 60.0) * 0.05 * i / 20) * fall * fall;
            float noise = (random.nextFloat() - 0.5f) * fall * fall * fall;
            into[start + i] += (snare ? noise * 1.1f : kick * 1.2f + noise * 0.2f) * VOLUME;
        }
    }

    /** On two channels the right one has a little echo. */
    private static float[] spread(float[] mono, int channels, int beat) {
        float[] all = new float[mono.length * channels];
        int echo = beat / 4;
        for (int i = 0; i < mono.length; i++) {
            float late = mono[Math.floorMod(i - echo, mono.length)] * 0.3f;
            for (int channel = 0; channel < channels; channel++) {
                all[i * channels + channel] = channel == 0 ? mono[i] : mono[i] * 0.85f + late;
            }
        }
        return all;
    }
}
