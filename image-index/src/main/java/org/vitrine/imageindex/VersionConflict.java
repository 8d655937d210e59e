package org.vitrine.imageindex;

import java.util.Optional;

/**
 * Interprets a version conflict (HTTP 409) of OpenSearch: the index holds the same or a higher external version. The
 * write is superseded, which is success, only where the stored document is the same or a newer one.
 *
 * <p>The external version alone does not show this: revisions restart when the state of the join is lost together with
 * its topics, and a document may have been written by hand. The versions of an image do not restart, because
 * ingest-service counts them in S3. Within one version the external version decides, unless the facts differ: a
 * document that was joined from newer facts is newer, see {@link DocumentBasis}.
 */
sealed interface VersionConflict {

    /** The index holds this document or a newer one. */
    record Superseded() implements VersionConflict {}

    /**
     * The index holds, under a higher external version, an older document or one that Vitrine did not write.
     *
     * @param indexVersion external version with which the document must be written to replace it
     */
    record Outdated(long indexVersion) implements VersionConflict {}

    /**
     * The document was deleted in OpenSearch, not withdrawn. OpenSearch refuses lower versions until it has dropped the
     * version of the deleted document ({@code index.gc_deletes}).
     */
    record Deleted() implements VersionConflict {}

    /** @param stored the document in the index; empty where there is none */
    static VersionConflict of(IndexWrite write, Optional<StoredDocument> stored) {
        if (stored.isEmpty()) {
            return new Deleted();
        }
        return isSuperseded(write, stored.get())
                ? new Superseded()
                : new Outdated(stored.get().indexVersion() + 1);
    }

    private static boolean isSuperseded(IndexWrite write, StoredDocument stored) {
        if (stored.version() != write.version()) {
            return stored.version() > write.version();
        }
        return switch (write) {
            case IndexWrite.Remove removal -> removal.formerModelOnly() || stored.withdrawn();
            case IndexWrite.Put put -> stored.withdrawn() || isSuperseded(put, stored);
        };
    }

    private static boolean isSuperseded(IndexWrite.Put put, StoredDocument stored) {
        if (put.basis().isPresent() && stored.basis().isPresent()) {
            return !put.basis().get().isNewerThan(stored.basis().get());
        }
        // A document of a release that stored no basis: only its revision and digest can be compared.
        return stored.revision() == stored.indexVersion()
                && stored.revision() >= put.revision()
                && stored.sha256().equals(put.image().sha256());
    }
}
