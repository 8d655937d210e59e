package org.vitrine.preprocess;

import java.util.Optional;

/** Whether anybody still wants the renditions of an arrival, by what ingest-service's receipt says of its image now. */
sealed interface RenditionNeed {

    /** It is the newest, or nothing speaks against it: a receipt is written after its event, so it may be behind. */
    record Wanted() implements RenditionNeed {}

    /** Its institution took the image back, and posted nothing since. */
    record Withdrawn(int version) implements RenditionNeed {}

    /** Other bytes came since; those are the ones to prepare. */
    record Superseded(int version) implements RenditionNeed {}

    /**
     * What is read of a receipt.
     *
     * @param version of the newest arrival, or of the withdrawal that ended it
     */
    record Receipt(int version, String sha256, boolean withdrawn) {}

    /**
     * @param version of the arrival
     * @param sha256 of the arrival; facts about the same bytes are wanted for later versions as well
     */
    static RenditionNeed of(Optional<Receipt> newest, int version, String sha256) {
        return newest.filter(receipt -> receipt.version() > version)
                .<RenditionNeed>map(receipt -> {
                    if (receipt.withdrawn()) {
                        return new Withdrawn(receipt.version());
                    }
                    return receipt.sha256().equals(sha256) ? new Wanted() : new Superseded(receipt.version());
                })
                .orElseGet(Wanted::new);
    }
}
