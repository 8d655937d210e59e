package org.vitrine.index.journey;

import java.util.Optional;

/**
 * One photograph of a batch, as the batch counts it.
 *
 * @param already whether it was here before, so that posting it changed nothing; then {@code stage} does not count
 */
public record BatchItem(
        String imageId,
        String identifier,
        boolean already,
        Stage stage,
        Optional<String> reasonCode,
        Optional<String> sentence) {

    /** The same from the journey of its image: a function of state, so saying it twice changes nothing. */
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
                var standing = CurrentStage.of(journey);
                yield new BatchItem(
                        imageId,
                        batchPosting.identifier(),
                        false,
                        standing.stage(),
                        standing.cause().flatMap(JourneyEntry::reasonCode),
                        standing.cause().flatMap(JourneyEntry::sentence));
            }
        };
    }

    /** Whether its owner, or an operator, has something to do. */
    public boolean failed() {
        return !already && stage.failed();
    }
}
