package org.vitrine.ingest.progress;

import java.util.Map;
import java.util.Set;

/** The stages of an image in the words of JSON, as index-service answers them. */
public final class StageWords {

    public static final String ARRIVED = "arrived";
    public static final String INDEXED = "indexed";
    public static final String REJECTED = "rejected";
    public static final String DEAD_LETTERED = "dead-lettered";
    public static final String WITHDRAWN = "withdrawn";

    /** Those at which work is still to be done. */
    private static final Set<String> IN_FLIGHT = Set.of(ARRIVED, "preprocessed", "classified", "embedded");

    private StageWords() {}

    /** @param stages images by stage */
    public static long inFlight(Map<String, Long> stages) {
        return IN_FLIGHT.stream()
                .mapToLong(stage -> stages.getOrDefault(stage, 0L))
                .sum();
    }
}
