package org.vitrine.flow;

import java.util.stream.Stream;
import org.vitrine.problem.OutageDetection;

/** What follows from a failed attempt. */
sealed interface AttemptFailure {

    /** Trying again cannot help. */
    record Final(Throwable failure) implements AttemptFailure {}

    /** The work itself says what it waits for, and when that is worth another try. */
    record Waits(DependencyUnavailable heldBack) implements AttemptFailure {}

    /**
     * Something that the work needs is unavailable.
     *
     * @param dependency its name, as the subject of a sentence
     */
    record Away(String dependency) implements AttemptFailure {}

    /** Whatever else; another attempt may help. */
    record Fault(Throwable failure) implements AttemptFailure {}

    int DEEPEST = 20;

    /** By the first of these that is found, however deep it is wrapped: NonRetryableFailure or DependencyUnavailable, an outage. */
    static AttemptFailure of(Throwable failure, OutageDetection outageDetection) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .<AttemptFailure>mapMulti((cause, found) -> {
                    if (cause instanceof NonRetryableFailure hopeless) {
                        found.accept(new Final(hopeless));
                    } else if (cause instanceof DependencyUnavailable heldBack) {
                        found.accept(new Waits(heldBack));
                    }
                })
                .findFirst()
                .or(() -> outageDetection.behind(failure).map(Away::new))
                .orElseGet(() -> new Fault(failure));
    }
}
