package org.vitrine.search.propose;

import org.vitrine.events.Indexed;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/**
 * What a proposal that was sent was computed from.
 *
 * @param version version of the image
 * @param revision revision of the document that was read
 * @param sha256 digest of the original bytes
 * @param model the embedder
 */
record SentProposal(int version, long revision, String sha256, ModelReference model) {

    static SentProposal of(IndexedImage image) {
        return new SentProposal(image.version(), image.revision(), image.sha256(), image.model());
    }

    /**
     * Returns whether a document was indexed from which no other proposal can result, so that it need not be read: the
     * document that was read, an earlier one, or the next one, which has the proposal. Where another change took the
     * next revision, such as another embedder, the proposal has a later one, and that document is read.
     */
    boolean covers(Indexed fact) {
        return fact.getVersion() == version && fact.getRevision() <= revision + 1;
    }

    /** Returns whether the image has the bytes and the embedder from which the proposal was computed. */
    boolean isValidFor(IndexedImage image) {
        return sha256.equals(image.sha256()) && model.equals(image.model());
    }
}
