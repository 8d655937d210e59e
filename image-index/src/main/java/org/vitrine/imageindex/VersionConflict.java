package org.vitrine.imageindex;

import java.util.Optional;

/**
 * Decides what a 409 of OpenSearch means. The index holds the same or a higher external version; that is success only
 * where the stored document is this one or a newer one.
 *
 * <p>The external version alone does not tell: revisions restart when the state of the join is lost together with its
 * topics, and a document may have been written by hand. The order of the image's versions does not restart, because
 * ingest-service counts them in S3. Within one version the external version counts, unless the facts say otherwise: a
 * document that is made of newer facts is newer, see {@link DocumentBasis}.
 */
sealed interface VersionConflict {

    /** The index holds this document or a newer one. */
    record Superseded() implements VersionConflict {}

    /**
     * The index holds an older document, or one that is not ours, under a higher external version.
     *
     * @param indexVersion to write the document with
     */
    record Outranks(long indexVersion) implements VersionConflict {}

    /** The document was deleted, not withdrawn; OpenSearch refuses lower versions until it has forgotten the deletion. */
    record Deleted() implements VersionConflict {}

    static VersionConflict of(IndexWrite write, Optional<StoredDocument> stored) {
        if (stored.isEmpty()) {
            return new Deleted();
        }
        return isSuperseded(write, stored.get())
                ? new Superseded()
                : new Outranks(stored.get().indexVersion() + 1);
    }

    private static boolean isSuperseded(IndexWrite write, StoredDocument stored) {
        if (stored.version() != write.version()) {
            return stored.version() > write.version();
        }
        return switch (write) {
            case IndexWrite.Remove removal -> removal.former() || stored.withdrawn();
            case IndexWrite.Put put -> stored.withdrawn() || isSuperseded(put, stored);
        };
    }

    private static boolean isSuperseded(IndexWrite.Put put, StoredDocument stored) {
        if (put.basis().isPresent() && stored.basis().isPresent()) {
            return !put.basis().get().isNewerThan(stored.basis().get());
        }
        // Written by a release that stored no basis: its revisions are all there is to go by.
        return stored.revision() == stored.indexVersion()
                && stored.revision() >= put.revision()
                && stored.sha256().equals(put.image().sha256());
    }
}
