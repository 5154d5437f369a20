package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Memory that two processes see: a file that is mapped by both and has no name any more once it is. It goes with the last of them. */
final class SharedMemory {
    /** Files here never reach a disk. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final ByteBuffer bytes;

    private SharedMemory(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Makes some.
     *
     * @throws IOException when there is no place for so much
     */
    static SharedMemory allocate(int size) throws IOException {
        if (Files.isDirectory(IN_MEMORY) && Files.isWritable(IN_MEMORY)) {
            try {
                return allocate(Files.createTempFile(IN_MEMORY, "retrovue", ".reader"), size);
            } catch (IOException e) {
                // Containers may have very little there; then the ordinary folder, which the system keeps in memory if
                // it can.
            }
        }
        return allocate(Files.createTempFile("retrovue", ".reader"), size);
    }

    private static SharedMemory allocate(Path file, int size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Written, not only stretched: where space is short this fails now, and not with a signal in the midst of a
            // picture.
            ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
            for (long at = 0; at < size; at += zeros.position()) {
                zeros.clear().limit((int) Math.min(BLOCK, size - at));
                while (zeros.hasRemaining()) {
                    channel.write(zeros, at + zeros.position());
                }
            }
            return new SharedMemory(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, size));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Sees what another process has allocated. */
    static ByteBuffer open(Path file, int size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, size).order(ByteOrder.nativeOrder());
        }
    }

    Path file() {
        return file;
    }

    int size() {
        return bytes.capacity();
    }

    /** Returns a view of it all, in the machine's byte order. */
    ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.nativeOrder());
    }

    /** Takes its name away; whoever has opened it goes on seeing it. */
    void hide() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is in a folder for such files.
        }
    }
}
