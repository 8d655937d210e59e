package org.vitrine.modelserver.run;

import java.util.concurrent.CompletableFuture;
import org.vitrine.modelserver.loading.ServedModel;

/** A picture that waits for its model: encoded, since that is smaller. Completed exactly once. */
final class ModelRequest {

    private final ServedModel model;
    private final byte[] picture;
    private final long since;
    private final CompletableFuture<RunOutcome> answer = new CompletableFuture<>();

    ModelRequest(ServedModel model, byte[] picture, long since) {
        this.model = model;
        this.picture = picture;
        this.since = since;
    }

    ServedModel model() {
        return model;
    }

    byte[] picture() {
        return picture;
    }

    long since() {
        return since;
    }

    CompletableFuture<RunOutcome> answer() {
        return answer;
    }

    /** Whether nobody waits any more: the answer was given up or timed out. */
    boolean isOver() {
        return answer.isDone();
    }
}
