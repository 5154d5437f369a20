package org.retrovue.media.engine.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.engine.AssetReader;

/** The process that opens, decodes and scales what is on the air, so that a decoder that crashes takes nothing else down. It ends with who started it. */
public final class ReaderMain {
    private ReaderMain() {}

    /** How a file is opened. */
    interface Opening {
        AssetReader open(Path file, AssetIndex index, HouseFormat format, Interrupts interrupts);
    }

    /**
     * Serves until its input ends.
     *
     * @param arguments none
     * @throws IOException when nobody listens any more
     */
    public static void main(String[] arguments) throws IOException {
        serve(FfmpegReader::new);
    }

    static void serve(Opening opening) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // what anybody prints must not get between the answers
        String build = Ffmpeg.build();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                ReaderRoom room = new ReaderRoom(opening, out)) {
            out.writeInt(ReaderWord.HELLO);
            out.writeUTF(build);
            out.flush();
            while (true) {
                room.take(ReaderWord.read(in), in);
            }
        } finally { // the end of the input, too: whatever is being decoded is wanted by nobody
            Runtime.getRuntime().halt(0);
        }
    }
}
