package org.retrovue.planning.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.retrovue.api.store.DocumentStore;

/** A document store in memory; it can be taken out of order. */
final class MemoryStore implements DocumentStore {
    final TreeMap<String, Document> documents = new TreeMap<>();
    boolean broken;
    private int left = Integer.MAX_VALUE;

    /** Fails once so many writes are done. */
    void failAfter(int writes) {
        left = writes;
    }

    @Override
    public synchronized void put(List<Document> more) {
        if (broken) {
            throw new IllegalStateException("out of order");
        }
        if (left != Integer.MAX_VALUE && left-- <= 0) {
            throw new IllegalStateException("killed");
        }
        more.forEach(each -> documents.put(key(each.kind(), each.owner(), each.id()), each));
    }

    private static String key(String kind, String owner, String id) {
        return kind + "\n" + owner + "\n" + id;
    }

    private Stream<Document> of(String kind, String owner) {
        String prefix = kind + "\n" + owner + "\n";
        return documents.subMap(prefix, prefix + "\uffff").values().stream()
                .sorted(Comparator.comparing(Document::start));
    }

    @Override
    public synchronized List<Document> between(String kind, String owner, Instant from, Instant to) {
        return of(kind, owner)
                .filter(each -> each.start().isBefore(to) && each.end().isAfter(from))
                .toList();
    }

    @Override
    public synchronized Optional<Document> find(String kind, String owner, String id) {
        return Optional.ofNullable(documents.get(key(kind, owner, id)));
    }

    @Override
    public synchronized Optional<Document> last(String kind, String owner) {
        return of(kind, owner).max(Comparator.comparing(Document::end));
    }

    @Override
    public synchronized int deleteFrom(String kind, String owner, Instant from) {
        int before = documents.size();
        documents
                .values()
                .removeIf(each -> each.kind().equals(kind)
                        && each.owner().equals(owner)
                        && !each.start().isBefore(from));
        return before - documents.size();
    }

    @Override
    public synchronized int deleteEndedBefore(String kind, Instant before) {
        int all = documents.size();
        String prefix = kind + "\n";
        documents.subMap(prefix, prefix + "\uffff").values().removeIf(each -> each.end()
                .isBefore(before));
        return all - documents.size();
    }
}
