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
    public static BatchItem of(String imageId, Posting posting, Journey journey) {
        return switch (posting.outcome()) {
            case ALREADY_HERE ->
                new BatchItem(imageId, posting.identifier(), true, journey.stage(), Optional.empty(), Optional.empty());
            case REFUSED ->
                new BatchItem(
                        imageId, posting.identifier(), false, Stage.REJECTED, posting.reasonCode(), posting.sentence());
            case ACCEPTED -> {
                var standing = Standing.of(journey);
                yield new BatchItem(
                        imageId,
                        posting.identifier(),
                        false,
                        standing.stage(),
                        standing.cause().flatMap(Entry::reasonCode),
                        standing.cause().flatMap(Entry::sentence));
            }
        };
    }

    /** Whether its owner, or an operator, has something to do. */
    public boolean failed() {
        return !already && stage.failed();
    }
}
