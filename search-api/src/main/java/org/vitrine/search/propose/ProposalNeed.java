package org.vitrine.search.propose;

import java.util.Optional;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;

/** Whether a proposal is wanted for an image that was indexed. */
sealed interface ProposalNeed {

    /** @param image with its vector */
    record Wanted(IndexedImage image) implements ProposalNeed {}

    /** @param why in a few words, for the log */
    record NotWanted(String why) implements ProposalNeed {}

    /**
     * A proposal stands until the bytes of the photograph or the embedder of the collection change; whether it contradicts what an
     * institution states is seen when it is read.
     *
     * @param version of the image that the event is about
     * @param found the image as the index has it; empty where it was withdrawn
     * @param catalogued whether images with a stated item are wanted too
     */
    static ProposalNeed of(int version, Optional<IndexedImage> found, boolean catalogued) {
        if (found.isEmpty()) {
            return new NotWanted("it is not indexed any more");
        }
        var image = found.get();
        if (image.version() > version) {
            return new NotWanted("version %d is indexed".formatted(image.version()));
        }
        if (image.vector().isEmpty()) {
            return new NotWanted("it has no vector");
        }
        if (image.decided().filter(IndexedDecided::decidesItem).isPresent()) {
            return new NotWanted("people decided about its item");
        }
        if (image.statedItemId().isPresent() && !catalogued) {
            return new NotWanted("its institution states the item");
        }
        return image.proposal()
                        .map(IndexedProposal::model)
                        .filter(image.model()::equals)
                        .isPresent()
                ? new NotWanted("it has a proposal by this embedder")
                : new Wanted(image);
    }
}
