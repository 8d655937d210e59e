package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.Time;

/**
 * Opens and closes OpenSearch points in time: snapshots that searches read while the index changes. OpenSearch counts
 * one for each shard and refuses more than {@code search.max_open_pit_context} of a node, 300 by default.
 */
record PointsInTime(OpenSearchAsyncClient client, IndexConfig config) {

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The outcome of opening one. */
    sealed interface Opening {

        record Opened(String id) implements Opening {}

        /** OpenSearch has as many as it may have, or is overloaded. */
        record LimitReached() implements Opening {}

        record NoIndex() implements Opening {}
    }

    /**
     * Opens a point in time. Fails with {@link IndexUnavailable} when OpenSearch cannot be reached in time.
     *
     * @param index name or pattern of the indexes
     * @param keepAlive how long it is kept after it was opened or used
     */
    Uni<Opening> open(String index, Duration keepAlive) {
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        // Or a point in time without the shards that have reached the limit is opened, which lacks
                        // their images.
                        () -> client.createPit(
                                c -> c.index(index).keepAlive(time(keepAlive)).allowPartialPitCreation(false)))
                .<Opening>map(answer -> new Opening.Opened(answer.pitId()))
                .onFailure(failure -> OpenSearchCall.status(failure) == NOT_FOUND)
                .recoverWithItem(new Opening.NoIndex())
                .onFailure(failure -> OpenSearchCall.status(failure) == TOO_MANY_REQUESTS)
                .recoverWithItem(new Opening.LimitReached());
    }

    /** Closes a point in time. A failure is ignored, because OpenSearch closes it after its keep-alive. */
    Uni<Void> close(String id) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.deletePit(d -> d.pitId(id)))
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof IndexUnavailable || OpenSearchCall.isRefusal(failure))
                .recoverWithItem((Void) null);
    }

    static Time time(Duration keepAlive) {
        return Time.of(t -> t.time(keepAlive.toMillis() + "ms"));
    }
}
