package org.retrovue.media.engine.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.retrovue.tck.framecode.FfmpegProgram;

/** Raw AAC frames as a file, and what a decoder makes of it. */
final class Adts {
    private Adts() {}

    /** Compares frames [first, end) of what is decoded with the original, in decibels. */
    static double signalToNoise(Path file, byte[][] frames, float[] original, int first, int end) throws Exception {
        Files.write(file, wrap(frames));
        Path pcm = file.resolveSibling(file.getFileName() + ".f32");
        FfmpegProgram.make(120, "-i", file, "-f", "f32le", pcm);
        FloatBuffer decoded = ByteBuffer.wrap(Files.readAllBytes(pcm))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        double signal = 0;
        double noise = 0;
        for (int i = first * 2048; i < end * 2048; i++) {
            double off = original[i] - decoded.get(i);
            signal += original[i] * original[i];
            noise += off * off;
        }
        return 10 * Math.log10(signal / noise);
    }

    private static byte[] wrap(byte[][] frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            int length = frame.length + 7;
            out.write(0xff);
            out.write(0xf1);
            out.write(1 << 6 | 3 << 2); // LC, 48 kHz
            out.write(2 << 6 | length >> 11); // stereo
            out.write(length >> 3 & 255);
            out.write((length & 7) << 5 | 31);
            out.write(0xfc);
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }
}
