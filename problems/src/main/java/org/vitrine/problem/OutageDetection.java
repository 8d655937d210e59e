package org.vitrine.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Finds what is unavailable behind a failure, however deep it is wrapped, also where it failed beside others.
 *
 * @param known what knows the failures of one dependency each
 */
public record OutageDetection(List<OutageDetector> known) {

    private static final int DEEPEST = 20;

    public OutageDetection {
        known = List.copyOf(known);
    }

    /** What is unavailable, as the subject of a sentence; empty where the failure is of another kind. */
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
                        ? Optional.of("What this request needs")
                        : Optional.empty());
    }
}
