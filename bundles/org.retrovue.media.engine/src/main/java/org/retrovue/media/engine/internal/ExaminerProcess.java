package org.retrovue.media.engine.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.retrovue.media.api.MediaException;

/** One process that examines files, seen from the station. For one at a time. */
final class ExaminerProcess implements AutoCloseable {
    private final ChildProcess process;
    private final DataOutputStream out;
    private final DataInputStream in;

    ExaminerProcess(List<String> command) throws IOException {
        process = new ChildProcess(command);
        out = new DataOutputStream(process.ear());
        in = new DataInputStream(new BufferedInputStream(process.voice()));
    }

    /** Waits until it has come up. */
    void greet() throws IOException {
        if (in.readInt() != ExaminerMain.HELLO) {
            throw new IOException("it said something else than hello");
        }
    }

    /**
     * Examines a file.
     *
     * @throws MediaException the file's fault, found by the process
     * @throws DiedException when the process ended over it
     */
    Examination.Result examine(Path file) throws MediaException, DiedException {
        Path index = null;
        try {
            index = Files.createTempFile("index", ".part");
            return ask(file, index);
        } catch (IOException e) {
            throw new MediaException(file + " cannot be examined, there is no place for its index: " + e, e);
        } finally {
            delete(index);
        }
    }

    private Examination.Result ask(Path file, Path index) throws MediaException, DiedException, IOException {
        boolean good;
        try {
            out.writeUTF(file.toString());
            out.writeUTF(index.toString());
            out.flush();
            good = in.readBoolean();
            if (!good) {
                throw new MediaException(in.readUTF());
            }
            var report = ReportCodec.read(in);
            return new Examination.Result(AssetIndex.read(index), report);
        } catch (IOException e) {
            throw new DiedException(process.exitCode(), DiedException.Blame.SUSPECT, e);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path index) {
        try {
            if (index != null) {
                Files.deleteIfExists(index);
            }
        } catch (IOException e) {
            // The folder is emptied at the next start.
        }
    }

    void kill() {
        process.kill();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it end. */
    @Override
    public void close() {
        kill();
    }
}
