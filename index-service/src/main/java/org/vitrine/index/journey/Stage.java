package org.vitrine.index.journey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** How far an image has come. The first five are in the order of the flow. */
public enum Stage {
    ARRIVED,
    PREPROCESSED,
    CLASSIFIED,
    EMBEDDED,
    INDEXED,
    REJECTED,
    DEAD_LETTERED,
    WITHDRAWN;

    /** In the words of JSON: {@code dead-lettered}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its owner, or an operator, has something to do. */
    public boolean failed() {
        return switch (this) {
            case REJECTED, DEAD_LETTERED -> true;
            case ARRIVED, PREPROCESSED, CLASSIFIED, EMBEDDED, INDEXED, WITHDRAWN -> false;
        };
    }

    /** The words of all stages at which work is still to be done. */
    public static Stream<String> inFlightWords() {
        return Stream.of(values()).filter(Stage::inFlight).map(Stage::word);
    }

    /** Whether work is still to be done. */
    public boolean inFlight() {
        return switch (this) {
            case ARRIVED, PREPROCESSED, CLASSIFIED, EMBEDDED -> true;
            case INDEXED, REJECTED, DEAD_LETTERED, WITHDRAWN -> false;
        };
    }
}
