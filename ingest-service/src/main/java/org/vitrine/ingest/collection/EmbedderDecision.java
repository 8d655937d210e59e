package org.vitrine.ingest.collection;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.Reprocessing;
import org.vitrine.flow.EndpointNameRules;

/**
 * What happens to a profile that names another embedder. Vectors of two models are never compared, so photographs that the
 * former one embedded would no longer be found: the change is refused, or the photographs are embedded by both until all have
 * a vector by the next one.
 */
sealed interface EmbedderDecision {

    /** Written as it is: the embedder stays, or there is no photograph that the change concerns. */
    record Write(CollectionProfile profile) implements EmbedderDecision {}

    /** Written with the former embedder and the next one beside it; every photograph is processed again. */
    record Replace(CollectionProfile profile) implements EmbedderDecision {}

    /** Photographs would not be found any more. */
    record Unsearchable(EndpointReference former, EndpointReference next, long photographs)
            implements EmbedderDecision {}

    /** Another replacement has not ended. */
    record UnderWay(EndpointReference next) implements EmbedderDecision {}

    /** Whether the number of photographs matters. */
    static boolean needsCount(Optional<CollectionProfile> current, CollectionProfile wanted) {
        return current.filter(before -> !EndpointNameRules.isSame(before.getEmbedder(), wanted.getEmbedder()))
                .isPresent();
    }

    /**
     * @param photographs of the collection, those in the index and those on their way there
     * @param reprocess whether the photographs may be processed again
     */
    static EmbedderDecision of(
            Optional<CollectionProfile> current, CollectionProfile wanted, long photographs, boolean reprocess) {
        if (!needsCount(current, wanted)) {
            return new Write(wanted);
        }
        var before = current.orElseThrow();
        var former = before.getEmbedder();
        var next = wanted.getEmbedder();
        if (before.getReprocessing() != null) {
            return new UnderWay(Optional.ofNullable(before.getNextEmbedder()).orElse(former));
        }
        if (photographs == 0) {
            return new Write(wanted);
        }
        return reprocess ? new Replace(replacing(wanted, former, next)) : new Unsearchable(former, next, photographs);
    }

    private static CollectionProfile replacing(
            CollectionProfile wanted, EndpointReference former, EndpointReference next) {
        Instant at = wanted.getUpdatedAt();
        return CollectionProfile.newBuilder(wanted)
                .setEmbedder(former)
                .setNextEmbedder(next)
                .setReprocessing(new Reprocessing("inference", at))
                .build();
    }
}
