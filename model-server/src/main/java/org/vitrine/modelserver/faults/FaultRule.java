package org.vitrine.modelserver.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One rule of a fault script: which calls it matches, which of these it affects, and with which fault.
 *
 * @param operation name of the operation that calls must have; empty for any
 * @param endpoint name of the endpoint that calls must have; empty for any
 * @param after number of matching calls that pass first without the fault
 * @param every of the further matching calls, each n-th is affected
 * @param times maximum number of calls that are affected
 * @param fault what happens to an affected call
 * @param asWritten the rule in JSON as it was sent, for {@code GET /faults}
 */
record FaultRule(
        Optional<String> operation,
        Optional<String> endpoint,
        long after,
        long every,
        long times,
        InjectedFault fault,
        JsonNode asWritten) {

    boolean matches(ModelCall modelCall) {
        return operation.map(modelCall.operation()::equals).orElse(true)
                && endpoint.map(modelCall.endpoint()::equals).orElse(true);
    }

    /**
     * Whether the rule affects a matching call.
     *
     * @param nth number of the call among the matching calls, from 1
     */
    boolean affects(long nth) {
        long since = nth - after;
        return since > 0 && since % every == 0 && since / every <= times;
    }
}
