package org.retrovue.media.engine.internal;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.retrovue.media.api.MediaException;

/** The process in which files are examined, so that a decoder that crashes takes nothing else down. It ends with who started it. */
public final class ExaminerMain {
    /** The first word of the process: without it, it has not come up. */
    static final int HELLO = 0x52565831;

    private static final int LONGEST_MESSAGE = 10_000;

    private record Order(Path file, Path index) {}

    private ExaminerMain() {}

    /**
     * Serves until its input ends.
     *
     * @param arguments none
     * @throws IOException when nobody listens any more
     */
    public static void main(String[] arguments) throws IOException {
        // Deadlines are the parent's: it ends the process.
        serve(new DirectExaminer(new Interrupts(() -> 0L)));
    }

    static void serve(Examiner examiner) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // what anybody prints must not get between the answers
        Ffmpeg.build();
        out.writeInt(HELLO);
        out.flush();
        BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> take(orders), "examiner-orders");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            try {
                Order order = orders.poll(1, TimeUnit.HOURS);
                if (order == null) {
                    return;
                }
                answer(examiner, order, out);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Also watches for the parent's end, in the midst of a file too. */
    private static void take(BlockingQueue<Order> orders) {
        try (DataInputStream in = new DataInputStream(System.in)) {
            while (true) {
                Path file = Path.of(in.readUTF());
                orders.add(new Order(file, Path.of(in.readUTF())));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void answer(Examiner examiner, Order order, DataOutputStream out) throws IOException {
        try {
            Examination.Result result = examiner.examine(order.file());
            result.index().write(order.index());
            out.writeBoolean(true);
            ReportCodec.write(result.report(), out);
        } catch (MediaException e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            out.writeBoolean(false);
            out.writeUTF(message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
        }
        out.flush();
    }
}
