package org.vitrine.search.propose;

import java.util.Optional;
import org.vitrine.events.Indexed;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;

/** Whether a proposal is to be made for an image that was indexed. */
sealed interface ProposalNeed {

    /**
     * A proposal is to be made.
     *
     * @param image image with its vector
     */
    record Needed(IndexedImage image) implements ProposalNeed {}

    /**
     * No proposal is to be made.
     *
     * @param reason a few words for the log
     */
    record NotNeeded(String reason) implements ProposalNeed {}

    /**
     * Returns whether an event itself states that no proposal is to be made, by the same conditions as {@link #of}. The
     * document is then not read: a bulk decision, for example, writes the documents of thousands of photographs. A
     * later change of the document, such as an undo, has an event of its own.
     *
     * @param catalogued whether images with a stated item get proposals too
     */
    static boolean isRuledOutBy(Indexed fact, boolean catalogued) {
        return fact.getWithdrawn()
                || fact.getItemDecided()
                || fact.getProposed()
                || fact.getItemStated() && !catalogued;
    }

    /**
     * Decides whether a proposal is to be made. A proposal is valid until the bytes of the photograph or the embedder
     * of the collection change. Whether it contradicts the institution is determined when it is read.
     *
     * @param version version of the image in the event
     * @param found the image as the index has it; empty if it was withdrawn
     * @param catalogued whether images with a stated item get proposals too
     */
    static ProposalNeed of(int version, Optional<IndexedImage> found, boolean catalogued) {
        if (found.isEmpty()) {
            return new NotNeeded("it is not indexed any more");
        }
        var image = found.get();
        if (image.version() > version) {
            return new NotNeeded("version %d is indexed".formatted(image.version()));
        }
        if (image.vector().isEmpty()) {
            return new NotNeeded("it has no vector");
        }
        if (image.decided().filter(IndexedDecided::decidesItem).isPresent()) {
            return new NotNeeded("people decided about its item");
        }
        if (image.statedItemId().isPresent() && !catalogued) {
            return new NotNeeded("its institution states the item");
        }
        return image.proposal()
                        .map(IndexedProposal::model)
                        .filter(image.model()::equals)
                        .isPresent()
                ? new NotNeeded("it has a proposal by this embedder")
                : new Needed(image);
    }
}
