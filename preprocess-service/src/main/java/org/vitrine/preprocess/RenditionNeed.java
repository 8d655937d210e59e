package org.vitrine.preprocess;

import java.util.Optional;

/** Whether the renditions of an arrival are still needed, according to the newest receipt of its image. */
sealed interface RenditionNeed {

    /**
     * The arrival is the newest version, or no receipt states otherwise: ingest-service writes a receipt after its
     * event, so the receipt can be behind.
     */
    record Needed() implements RenditionNeed {}

    /** The institution withdrew the image and has not posted it again. */
    record Withdrawn(int version) implements RenditionNeed {}

    /** A later version has other bytes, and the renditions of those are needed instead. */
    record Superseded(int version) implements RenditionNeed {}

    /**
     * The fields of a receipt that this service reads.
     *
     * @param version version of the newest arrival, or of the withdrawal that ended it
     * @param sha256 digest of the original, hexadecimal
     * @param withdrawn whether the image is withdrawn
     */
    record Receipt(int version, String sha256, boolean withdrawn) {}

    /**
     * Decides from the newest receipt.
     *
     * @param newest newest receipt; empty if there is none
     * @param version version of the arrival
     * @param sha256 digest of the arrival; renditions of the same bytes are needed for later versions as well
     */
    static RenditionNeed of(Optional<Receipt> newest, int version, String sha256) {
        return newest.filter(receipt -> receipt.version() > version)
                .<RenditionNeed>map(receipt -> {
                    if (receipt.withdrawn()) {
                        return new Withdrawn(receipt.version());
                    }
                    return receipt.sha256().equals(sha256) ? new Needed() : new Superseded(receipt.version());
                })
                .orElseGet(Needed::new);
    }
}
