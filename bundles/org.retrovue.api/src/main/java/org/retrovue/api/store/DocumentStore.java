package org.retrovue.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps locked artefacts whole, found by kind, owner and time. Any thread; every call is one transaction. */
@ProviderType
public interface DocumentStore {
    /**
     * A document.
     *
     * @param kind "schedule-day", "transmission-log", "block-plan", "play", ...
     * @param owner the channel's id
     * @param id unique within kind and owner
     * @param start first instant that it covers
     * @param end first instant after it
     * @param digest hex SHA-256 of the body
     * @param body text, JSON
     */
    record Document(String kind, String owner, String id, Instant start, Instant end, String digest, String body) {}

    /**
     * Writes documents, all or none, replacing those of the same kind, owner and id.
     *
     * @param documents what to keep
     */
    void put(List<Document> documents);

    /**
     * Returns the documents that cover any part of a time.
     *
     * @param kind the kind
     * @param owner the owner
     * @param from first instant
     * @param to first instant after
     * @return in order of start
     */
    List<Document> between(String kind, String owner, Instant from, Instant to);

    /**
     * Returns one document.
     *
     * @param kind the kind
     * @param owner the owner
     * @param id the id
     * @return the document
     */
    Optional<Document> find(String kind, String owner, String id);

    /**
     * Returns the document of a kind that ends last.
     *
     * @param kind the kind
     * @param owner the owner
     * @return the document
     */
    Optional<Document> last(String kind, String owner);

    /**
     * Deletes the documents that start at or after an instant.
     *
     * @param kind the kind
     * @param owner the owner
     * @param from first start to go
     * @return how many there were
     */
    int deleteFrom(String kind, String owner, Instant from);

    /**
     * Deletes the documents that ended before an instant.
     *
     * @param kind the kind
     * @param before first end to stay
     * @return how many there were
     */
    int deleteEndedBefore(String kind, Instant before);
}
