package org.vitrine.problem;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Finds what is away behind a failure, however deep it is wrapped. */
record Outages(List<Outage> known) {

    private static final int DEEPEST = 20;

    Outages {
        known = List.copyOf(known);
    }

    Optional<String> behind(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> named(cause).stream())
                .findFirst();
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
