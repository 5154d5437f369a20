package org.retrovue.persistence.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.store.DocumentStore;

/** Documents in the table document. */
final class JpaDocumentStore implements DocumentStore {

    private final Transactions transactions;

    JpaDocumentStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(List<Document> documents) {
        transactions.call(manager -> {
            documents.forEach(document -> manager.merge(DocumentRow.of(document)));
            return documents.size();
        });
    }

    @Override
    public List<Document> between(String kind, String owner, Instant from, Instant to) {
        long fromNanos = EpochNanos.of(from);
        return transactions.call(manager -> manager
                .createQuery(
                        "select d from Document d where d.kind = :kind and d.owner = :owner"
                                + " and d.end >= :from and d.start < :to order by d.start, d.id",
                        DocumentRow.class)
                .setParameter("kind", kind)
                .setParameter("owner", owner)
                .setParameter("from", fromNanos)
                .setParameter("to", EpochNanos.of(to))
                .setHint("eclipselink.read-only", "true")
                .getResultList()
                .stream()
                .filter(row -> row.reachesBeyond(fromNanos))
                .map(DocumentRow::document)
                .toList());
    }

    @Override
    public Optional<Document> find(String kind, String owner, String id) {
        String key = DocumentRow.key(kind, owner, id);
        return transactions.call(manager ->
                Optional.ofNullable(manager.find(DocumentRow.class, key)).map(DocumentRow::document));
    }

    @Override
    public Optional<Document> last(String kind, String owner) {
        return transactions.call(manager -> manager
                .createQuery(
                        "select d from Document d where d.kind = :kind and d.owner = :owner"
                                + " and d.end = (select max(e.end) from Document e where e.kind = :kind and e.owner = :owner)"
                                + " order by d.start desc, d.id desc",
                        DocumentRow.class)
                .setParameter("kind", kind)
                .setParameter("owner", owner)
                .setHint("eclipselink.read-only", "true")
                .getResultList()
                .stream()
                .findFirst()
                .map(DocumentRow::document));
    }

    @Override
    public int deleteFrom(String kind, String owner, Instant from) {
        return transactions.call(manager -> manager.createQuery(
                        "delete from Document d where d.kind = :kind and d.owner = :owner and d.start >= :from")
                .setParameter("kind", kind)
                .setParameter("owner", owner)
                .setParameter("from", EpochNanos.of(from))
                .executeUpdate());
    }

    @Override
    public int deleteEndedBefore(String kind, Instant before) {
        return transactions.call(
                manager -> manager.createQuery("delete from Document d where d.kind = :kind and d.end < :before")
                        .setParameter("kind", kind)
                        .setParameter("before", EpochNanos.of(before))
                        .executeUpdate());
    }
}
