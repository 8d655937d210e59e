package org.vitrine.index.journey;

import java.util.Optional;

/**
 * A photograph that is rejected or dead-lettered, so that its institution or an operator has to act.
 *
 * @param identifier the institution's own name of the photograph; empty where its bytes never arrived
 * @param reasonCode code of the failure
 * @param sentence explanation of the failure for people
 */
public record FailedImage(
        String imageId,
        Optional<String> identifier,
        Stage stage,
        Optional<String> reasonCode,
        Optional<String> sentence) {

    /** Returns the failure of a photograph of a batch. */
    public static FailedImage of(BatchItem item) {
        return new FailedImage(
                item.imageId(), Optional.of(item.identifier()), item.stage(), item.reasonCode(), item.sentence());
    }

    /** Returns the failure of an image; empty where it did not fail, or has succeeded since. */
    public static Optional<FailedImage> of(String imageId, Journey journey) {
        var currentStage = CurrentStage.of(journey);
        return currentStage.stage().failed()
                ? Optional.of(new FailedImage(
                        imageId,
                        journey.arrival().map(Arrival::identifier),
                        currentStage.stage(),
                        currentStage.cause().flatMap(JourneyEntry::reasonCode),
                        currentStage.cause().flatMap(JourneyEntry::sentence)))
                : Optional.empty();
    }
}
