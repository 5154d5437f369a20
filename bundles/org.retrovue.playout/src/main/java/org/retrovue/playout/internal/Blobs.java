package org.retrovue.playout.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.retrovue.media.api.engine.EncodedGop;

/** The byte form of GOPs and AAC frames in the cache. */
final class Blobs {
    private Blobs() {}

    static byte[] of(EncodedGop gop) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(gop.units().size());
        for (EncodedGop.Unit unit : gop.units()) {
            out.writeInt(unit.display());
            out.writeInt(unit.bytes().length);
            out.write(unit.bytes());
        }
        return bytes.toByteArray();
    }

    static EncodedGop gop(byte[] blob) throws IOException {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            int count = in.getInt();
            List<EncodedGop.Unit> units = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                units.add(new EncodedGop.Unit(in.getInt(), next(in)));
            }
            return new EncodedGop(units);
        } catch (BufferUnderflowException e) {
            throw new IOException("no GOP", e);
        }
    }

    private static byte[] next(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    static byte[] of(byte[][] aac) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(aac.length);
        for (byte[] frame : aac) {
            out.writeInt(frame.length);
            out.write(frame);
        }
        return bytes.toByteArray();
    }

    static byte[][] aac(byte[] blob) throws IOException {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            byte[][] aac = new byte[in.getInt()][];
            for (int i = 0; i < aac.length; i++) {
                aac[i] = next(in);
            }
            return aac;
        } catch (BufferUnderflowException e) {
            throw new IOException("no sound", e);
        }
    }
}
