package org.vitrine.index.journey;

import java.util.Optional;

/**
 * The state of one photograph of a batch, as the counts and failures of the batch show it.
 *
 * @param identifier the institution's own name of the photograph
 * @param already whether it was stored before, so that posting it changed nothing; its {@code stage} is then not
 *     counted
 * @param reasonCode why it failed; empty where it did not
 * @param sentence explanation of the failure for people; empty where it did not fail
 */
public record BatchItem(
        String imageId,
        String identifier,
        boolean already,
        Stage stage,
        Optional<String> reasonCode,
        Optional<String> sentence) {

    /** Computes the state from the journey of the image. Pure, so computing and sending it twice changes nothing. */
    public static BatchItem of(String imageId, BatchPosting batchPosting, Journey journey) {
        return switch (batchPosting.outcome()) {
            case ALREADY_HERE ->
                new BatchItem(
                        imageId, batchPosting.identifier(), true, journey.stage(), Optional.empty(), Optional.empty());
            case REFUSED ->
                new BatchItem(
                        imageId,
                        batchPosting.identifier(),
                        false,
                        Stage.REJECTED,
                        batchPosting.reasonCode(),
                        batchPosting.sentence());
            case ACCEPTED -> {
                var currentStage = CurrentStage.of(journey);
                yield new BatchItem(
                        imageId,
                        batchPosting.identifier(),
                        false,
                        currentStage.stage(),
                        currentStage.cause().flatMap(JourneyEntry::reasonCode),
                        currentStage.cause().flatMap(JourneyEntry::sentence));
            }
        };
    }

    /** Whether it failed, so that its institution or an operator has to act. */
    public boolean failed() {
        return !already && stage.failed();
    }
}
