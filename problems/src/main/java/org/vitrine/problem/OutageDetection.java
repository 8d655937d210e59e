package org.vitrine.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Finds the unavailable dependency that caused a failure. It searches the causes, and after them the suppressed
 * exceptions of each cause with their causes, to a depth of 20.
 *
 * @param known detectors, one for the failures of each dependency
 */
public record OutageDetection(List<OutageDetector> known) {

    private static final int DEEPEST = 20;

    public OutageDetection {
        known = List.copyOf(known);
    }

    /**
     * Returns the unavailable dependency, as the subject of a sentence; empty where the failure has another cause. A
     * timeout that no detector recognises is an outage as well.
     */
    public Optional<String> behind(Throwable failure) {
        return chain(failure)
                .flatMap(cause -> named(cause).stream())
                .findFirst()
                .or(() -> chain(failure)
                        .flatMap(cause -> Arrays.stream(cause.getSuppressed()))
                        .flatMap(OutageDetection::chain)
                        .flatMap(cause -> named(cause).stream())
                        .findFirst());
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private Optional<String> named(Throwable cause) {
        return known.stream()
                .flatMap(outage -> outage.away(cause).stream())
                .findFirst()
                .or(() -> cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException
                        ? Optional.of("A dependency of this service")
                        : Optional.empty());
    }
}
