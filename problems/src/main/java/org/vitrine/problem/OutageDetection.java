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
 * @param detectors detectors, one for the failures of each dependency
 */
public record OutageDetection(List<OutageDetector> detectors) {

    private static final int MAX_CAUSE_DEPTH = 20;

    public OutageDetection {
        detectors = List.copyOf(detectors);
    }

    /**
     * Returns the unavailable dependency, as the subject of a sentence; empty where the failure has another cause. A
     * timeout that no detector recognises is an outage as well.
     */
    public Optional<String> findOutage(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> detect(cause).stream())
                .findFirst()
                .or(() -> causes(failure)
                        .flatMap(cause -> Arrays.stream(cause.getSuppressed()))
                        .flatMap(OutageDetection::causes)
                        .flatMap(cause -> detect(cause).stream())
                        .findFirst());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSE_DEPTH);
    }

    private Optional<String> detect(Throwable cause) {
        return detectors.stream()
                .flatMap(detector -> detector.unavailableDependency(cause).stream())
                .findFirst()
                .or(() -> cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException
                        ? Optional.of("A dependency of this service")
                        : Optional.empty());
    }
}
