package org.vitrine.ingest.arrival;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Makes the receipt of an arrival. Pure. */
final class ArrivalReceipt {

    private ArrivalReceipt() {}

    /**
     * Returns the receipt of a photograph.
     *
     * @param previous receipt of the version before; empty for the first version
     * @param location location of the original
     * @param arrivedAt time of the arrival, in milliseconds
     */
    static Receipt of(
            PhotographPost photographPost,
            Optional<Receipt> previous,
            int version,
            URI location,
            IncomingPhotograph photograph,
            Instant arrivedAt) {
        var name = photographPost.name(photograph.sha256());
        return new Receipt(
                name.imageId(),
                photographPost.collectionId(),
                photographPost.statement().institutionId(),
                name.identifier(),
                version,
                photograph.sha256(),
                photographPost.statement().digest(),
                location,
                arrivedAt,
                Optional.empty(),
                photographPost.sequencer().or(() -> previous.flatMap(Receipt::sequencer)),
                Optional.of(ReceiptContent.of(photographPost.statement(), photograph)));
    }
}
