package org.retrovue.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.retrovue.api.store.DocumentStore.Document;

public final class JpaDocumentStoreTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Rule
    public final TemporaryDatabase database = new TemporaryDatabase();

    private JpaDocumentStore store;

    @Before
    public void open() throws Exception {
        store = new JpaDocumentStore(database.migrated());
    }

    @Test
    public void findsWhatCoversAnyPartOfATime() {
        store.put(
                List.of(document("a", 0, 10), document("b", 10, 20), document("c", 20, 30), document("point", 20, 20)));

        assertThat(ids(between(0, 10))).containsExactly("a");
        assertThat(ids(between(9, 21))).containsExactly("a", "b", "c", "point");
        assertThat(ids(between(20, 21))).containsExactly("c", "point");
        assertThat(ids(between(10, 20))).containsExactly("b");
        assertThat(ids(between(30, 99))).isEmpty();
        assertThat(ids(store.between("log", "retro-1", Instant.MIN, Instant.MAX)))
                .containsExactly("a", "b", "c", "point");
        assertThat(store.between("log", "other", NOON, NOON.plusSeconds(99))).isEmpty();
        assertThat(store.between("plan", "retro-1", NOON, NOON.plusSeconds(99))).isEmpty();
    }

    @Test
    public void replacesAndFindsById() {
        Document first = document("a", 0, 10);
        Document second = new Document(
                "log",
                "retro-1",
                "a",
                NOON.plusNanos(1),
                NOON.plusSeconds(3),
                "d2",
                "{\"é\": \"" + "x".repeat(200_000) + "\"}");
        store.put(List.of(first));
        store.put(List.of(second));

        assertThat(store.find("log", "retro-1", "a")).contains(second);
        assertThat(store.find("log", "retro-1", "A")).isEmpty();
        assertThat(store.last("log", "retro-1")).contains(second);
    }

    @Test
    public void lastIsTheOneThatEndsLast() {
        store.put(List.of(document("a", 0, 40), document("b", 10, 20)));

        assertThat(store.last("log", "retro-1").map(Document::id)).contains("a");
        assertThat(store.last("log", "nobody")).isEmpty();
    }

    @Test
    public void deletesByStartAndByEnd() {
        store.put(List.of(document("a", 0, 10), document("b", 10, 20), document("c", 20, 30)));

        assertThat(store.deleteEndedBefore("log", NOON.plusSeconds(10))).isZero();
        assertThat(store.deleteEndedBefore("log", NOON.plusSeconds(11))).isEqualTo(1);
        assertThat(store.deleteFrom("log", "retro-1", NOON.plusSeconds(20))).isEqualTo(1);
        assertThat(ids(store.between("log", "retro-1", Instant.MIN, Instant.MAX)))
                .containsExactly("b");
    }

    @Test
    public void keepsAllOrNone() {
        Document tooLong = new Document("k".repeat(200), "retro-1", "x", NOON, NOON, "", "");

        assertThatThrownBy(() -> store.put(List.of(document("a", 0, 10), tooLong)))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.last("log", "retro-1")).isEmpty();
    }

    @Test
    public void manyThreadsMayWriteAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "doc-" + i % 10;
                work.add(() -> {
                    store.put(List.of(document(id, 0, 10), document("shared", 5, 6)));
                    store.between("log", "retro-1", NOON, NOON.plusSeconds(10));
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(between(0, 10)).hasSize(11);
    }

    private List<Document> between(int from, int to) {
        return store.between("log", "retro-1", NOON.plusSeconds(from), NOON.plusSeconds(to));
    }

    private static List<String> ids(List<Document> documents) {
        return documents.stream().map(Document::id).toList();
    }

    private static Document document(String id, int start, int end) {
        return new Document("log", "retro-1", id, NOON.plusSeconds(start), NOON.plusSeconds(end), "digest", "{}");
    }
}
