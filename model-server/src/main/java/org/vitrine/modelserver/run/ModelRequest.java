package org.vitrine.modelserver.run;

import java.util.concurrent.CompletableFuture;
import org.vitrine.modelserver.loading.ServedModel;

/**
 * A picture that waits in the queue for a run of its model. The picture stays encoded until then, because that needs
 * less memory. Its future completes exactly once, with the answer, a refusal or a timeout.
 */
final class ModelRequest {

    private final ServedModel model;
    private final byte[] picture;
    private final long queuedAtNanos;
    private final CompletableFuture<RunOutcome> answer = new CompletableFuture<>();

    ModelRequest(ServedModel model, byte[] picture, long queuedAtNanos) {
        this.model = model;
        this.picture = picture;
        this.queuedAtNanos = queuedAtNanos;
    }

    ServedModel model() {
        return model;
    }

    byte[] picture() {
        return picture;
    }

    /** Time of arrival, as {@link System#nanoTime}. */
    long queuedAtNanos() {
        return queuedAtNanos;
    }

    CompletableFuture<RunOutcome> answer() {
        return answer;
    }

    /** Whether the request needs no run any more, because it was cancelled or timed out. */
    boolean isDone() {
        return answer.isDone();
    }
}
