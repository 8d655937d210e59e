package org.vitrine.modelserver.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One rule of a script: which calls, which of them in turn, and what happens to them.
 *
 * @param operation only calls of this operation
 * @param endpoint only calls of this endpoint
 * @param after so many matching calls are spared first
 * @param every of the rest, each n-th is met
 * @param times so many are met, then no more
 * @param asWritten for those who ask what is going on
 */
record FaultRule(
        Optional<String> operation,
        Optional<String> endpoint,
        long after,
        long every,
        long times,
        InjectedFault fault,
        JsonNode asWritten) {

    boolean isAbout(ModelCall modelCall) {
        return operation.map(modelCall.operation()::equals).orElse(true)
                && endpoint.map(modelCall.endpoint()::equals).orElse(true);
    }

    /** @param nth of the calls this rule is about, from 1 */
    boolean isDue(long nth) {
        long since = nth - after;
        return since > 0 && since % every == 0 && since / every <= times;
    }
}
