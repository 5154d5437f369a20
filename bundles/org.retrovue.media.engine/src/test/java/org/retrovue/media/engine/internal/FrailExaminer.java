package org.retrovue.media.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.retrovue.media.api.MediaException;

/** A process whose native code crashes on files that are called so, and that never ends with others. */
public final class FrailExaminer {
    private FrailExaminer() {}

    /** Serves as the real one does. */
    public static void main(String[] arguments) throws IOException {
        Examiner direct = new DirectExaminer(new Interrupts(() -> 0L));
        ExaminerMain.serve(new Examiner() {
            @Override
            public Examination.Result examine(Path file) throws MediaException {
                String name = file.getFileName().toString();
                if (name.startsWith("crash")) {
                    Nowhere.crash();
                }
                if (name.startsWith("hang")) {
                    hang();
                }
                return direct.examine(file);
            }

            @Override
            public void close() {
                direct.close();
            }
        });
    }

    static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
