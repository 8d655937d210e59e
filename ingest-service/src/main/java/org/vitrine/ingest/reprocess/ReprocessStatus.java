package org.vitrine.ingest.reprocess;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;

/**
 * The JSON answer about the reprocessing of a collection.
 *
 * @param state idle; counting while not all present documents have been read; or running
 * @param from first stage that is repeated: preprocess or inference; settle while former vectors are removed
 * @param embedder endpoint whose vectors searches use
 * @param nextEmbedder endpoint that replaces it once no photograph remains
 * @param done photographs that are done
 * @param remaining photographs that are not done; while counting, those that were read so far
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReprocessStatus(
        String collectionId,
        String state,
        Optional<String> from,
        Optional<Instant> startedAt,
        String embedder,
        Optional<String> nextEmbedder,
        Optional<Integer> done,
        Optional<Integer> remaining) {

    static ReprocessStatus idle(CollectionProfile profile) {
        return new ReprocessStatus(
                profile.getCollectionId(),
                "idle",
                Optional.empty(),
                Optional.empty(),
                profile.getEmbedder().getEndpoint(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ReprocessStatus of(CollectionProfile profile, ReprocessRun.Counts counts) {
        return new ReprocessStatus(
                profile.getCollectionId(),
                counts.pastRead() ? "running" : "counting",
                Optional.of(profile.getReprocessing().getFrom()),
                Optional.of(profile.getReprocessing().getStartedAt()),
                profile.getEmbedder().getEndpoint(),
                Optional.ofNullable(profile.getNextEmbedder()).map(EndpointReference::getEndpoint),
                Optional.of(counts.done()),
                Optional.of(counts.remaining()));
    }
}
