package org.vitrine.ingest.collection;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.Reprocessing;
import org.vitrine.flow.EndpointNameRules;

/**
 * Decides what happens when a change of a profile names another embedder. Vectors of two models are never compared, so
 * searches would no longer find photographs that the former embedder processed. Either the change is refused, or both
 * embedders process the photographs until each photograph has a vector by the next one.
 */
sealed interface EmbedderDecision {

    /** The profile is written as it is: the embedder stays the same, or the collection has no photographs. */
    record Write(CollectionProfile profile) implements EmbedderDecision {}

    /** The profile is written with the former embedder and the next one beside it; every photograph is reprocessed. */
    record Replace(CollectionProfile profile) implements EmbedderDecision {}

    /** The change is refused, because searches would no longer find the photographs. */
    record Unsearchable(EndpointReference former, EndpointReference next, long photographs)
            implements EmbedderDecision {}

    /**
     * The change is refused, because a reprocessing has not ended.
     *
     * @param next the embedder that replaces the present one; the present embedder where the reprocessing replaces none
     */
    record InProgress(EndpointReference next) implements EmbedderDecision {}

    /**
     * Returns whether the decision depends on the number of photographs, that is, whether the change names another
     * embedder.
     */
    static boolean needsCount(Optional<CollectionProfile> current, CollectionProfile requested) {
        return current.filter(before -> !EndpointNameRules.isSameModel(before.getEmbedder(), requested.getEmbedder()))
                .isPresent();
    }

    /**
     * Decides on a change.
     *
     * @param current the present profile; empty for a new collection
     * @param requested the profile after the requested change
     * @param photographs how many photographs of the collection are in the index or on their way to it
     * @param reprocess whether the client allows the photographs to be reprocessed
     */
    static EmbedderDecision of(
            Optional<CollectionProfile> current, CollectionProfile requested, long photographs, boolean reprocess) {
        if (!needsCount(current, requested)) {
            return new Write(requested);
        }
        var before = current.orElseThrow();
        var former = before.getEmbedder();
        var next = requested.getEmbedder();
        if (before.getReprocessing() != null) {
            return new InProgress(Optional.ofNullable(before.getNextEmbedder()).orElse(former));
        }
        if (photographs == 0) {
            return new Write(requested);
        }
        return reprocess
                ? new Replace(replacing(requested, former, next))
                : new Unsearchable(former, next, photographs);
    }

    private static CollectionProfile replacing(
            CollectionProfile requested, EndpointReference former, EndpointReference next) {
        Instant at = requested.getUpdatedAt();
        return CollectionProfile.newBuilder(requested)
                .setEmbedder(former)
                .setNextEmbedder(next)
                .setReprocessing(new Reprocessing("inference", at))
                .build();
    }
}
