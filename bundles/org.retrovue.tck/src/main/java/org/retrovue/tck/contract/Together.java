package org.retrovue.tck.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same thing on several threads at once. */
final class Together {
    private static final int THREADS = 4;
    private static final int LIMIT_SECONDS = 60;

    private Together() {}

    /** Returns what each of four threads got. */
    static <T> List<T> ask(Callable<T> question) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "contract");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> asked = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                asked.add(threads.submit(question));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : asked) {
                answers.add(answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
