package org.vitrine.ingest.arrival;

import java.util.Optional;
import java.util.UUID;
import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.identity.ImageName;

/**
 * Makes the refusal of a photograph of a batch whose bytes were not read, so that its digest cannot be its identifier.
 */
public final class UnnamedPhotograph {

    private UnnamedPhotograph() {}

    /**
     * Returns the refusal.
     *
     * @param identifier identifier, where a valid one was given; without one, each post counts as a separate photograph
     */
    public static RefusedPhotograph refused(
            Batch batch, Optional<String> identifier, String reasonCode, String sentence) {
        String imageId = identifier
                .map(name -> new ImageName(batch.institutionId(), batch.collectionId(), name)
                        .canonical()
                        .imageId())
                .orElseGet(() -> ImageName.idWithoutName(
                        batch.batchId(), UUID.randomUUID().toString()));
        return RefusedPhotograph.unread(
                imageId,
                batch.collectionId(),
                batch.institutionId(),
                Optional.of(batch.batchId()),
                identifier.orElse("(no identifier)"),
                reasonCode,
                sentence);
    }
}
