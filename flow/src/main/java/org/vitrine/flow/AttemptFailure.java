package org.vitrine.flow;

import java.util.stream.Stream;
import org.vitrine.problem.OutageDetection;

/**
 * How {@link RetryExecutor} treats the failure of one attempt at a record: give the record up, let it wait, or try it
 * again.
 */
sealed interface AttemptFailure {

    /** The attempt threw {@link NonRetryableFailure}: the record is given up without another attempt. */
    record NonRetryable(Throwable failure) implements AttemptFailure {}

    /**
     * The attempt threw {@link DependencyUnavailable}: the record waits until that exception releases it.
     *
     * @param unavailable the exception, which also states when the next attempt is worthwhile
     */
    record Hold(DependencyUnavailable cause) implements AttemptFailure {}

    /**
     * A dependency of the work is unavailable: the record waits in the {@link OutageQueue} of that dependency.
     *
     * @param dependency name of the dependency, usable as the subject of a sentence, for example "Kafka"
     */
    record Outage(String dependency) implements AttemptFailure {}

    /** Any other failure: it counts as an attempt, and another attempt may succeed. */
    record RetryableFault(Throwable failure) implements AttemptFailure {}

    /** Greatest number of nested causes that are examined. */
    int MAX_CAUSE_DEPTH = 20;

    /**
     * Classifies a failure by its chain of causes. The first {@link NonRetryableFailure} or
     * {@link DependencyUnavailable} in the chain decides; without one, an outage that {@code outageDetection} finds;
     * otherwise the result is {@link RetryableFault}.
     */
    static AttemptFailure of(Throwable failure, OutageDetection outageDetection) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSE_DEPTH)
                .<AttemptFailure>mapMulti((cause, found) -> {
                    if (cause instanceof NonRetryableFailure nonRetryable) {
                        found.accept(new NonRetryable(nonRetryable));
                    } else if (cause instanceof DependencyUnavailable unavailable) {
                        found.accept(new Hold(unavailable));
                    }
                })
                .findFirst()
                .or(() -> outageDetection.findOutage(failure).map(Outage::new))
                .orElseGet(() -> new RetryableFault(failure));
    }
}
