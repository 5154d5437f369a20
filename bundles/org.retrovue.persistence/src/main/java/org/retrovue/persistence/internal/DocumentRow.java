package org.retrovue.persistence.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.retrovue.api.store.DocumentStore.Document;

/** A document, as kept. */
@Entity(name = "Document")
@Table(name = "document")
public class DocumentRow {

    @Id
    @Column(name = "document_key")
    private String key = "";

    @Column(name = "kind")
    private String kind = "";

    @Column(name = "owner")
    private String owner = "";

    @Column(name = "id")
    private String id = "";

    @Column(name = "start_nanos")
    private long start;

    @Column(name = "end_nanos")
    private long end;

    @Column(name = "digest")
    private String digest = "";

    @Lob
    @Column(name = "body")
    private String body = "";

    /** For JPA. */
    protected DocumentRow() {}

    static DocumentRow of(Document document) {
        DocumentRow row = new DocumentRow();
        row.key = key(document.kind(), document.owner(), document.id());
        row.kind = document.kind();
        row.owner = document.owner();
        row.id = document.id();
        row.start = EpochNanos.of(document.start());
        row.end = EpochNanos.of(document.end());
        row.digest = document.digest();
        row.body = document.body();
        return row;
    }

    static String key(String kind, String owner, String id) {
        return RowKeys.of(kind, owner, id);
    }

    /** Whether it covers something after an instant; a document of no length counts at its start. */
    boolean reachesBeyond(long fromNanos) {
        return end > fromNanos || (start == end && start >= fromNanos);
    }

    Document document() {
        return new Document(kind, owner, id, EpochNanos.instant(start), EpochNanos.instant(end), digest, body);
    }
}
