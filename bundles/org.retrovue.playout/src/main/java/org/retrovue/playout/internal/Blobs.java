package org.retrovue.playout.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(blob));
        int count = in.readInt();
        List<EncodedGop.Unit> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int display = in.readInt();
            units.add(new EncodedGop.Unit(display, in.readNBytes(in.readInt())));
        }
        return new EncodedGop(units);
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
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(blob));
        byte[][] aac = new byte[in.readInt()][];
        for (int i = 0; i < aac.length; i++) {
            aac[i] = in.readNBytes(in.readInt());
        }
        return aac;
    }
}
