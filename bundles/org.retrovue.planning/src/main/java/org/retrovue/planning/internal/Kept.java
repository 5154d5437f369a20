package org.retrovue.planning.internal;

import java.util.List;
import org.retrovue.api.plan.Artefact;

/**
 * Something that is kept as a document.
 *
 * @param value what it is
 * @param id the document's id
 * @param digest the document's digest
 * @param lineage what it was made from
 * @param notes the lines of explanation that came with it
 */
record Kept<T>(T value, String id, String digest, Lineage lineage, List<String> notes) {
    /** Returns it as others see it. */
    Artefact artefact(Artefact.Kind kind) {
        return new Artefact(kind, id, digest, lineage.parents(), lineage.generation());
    }
}
