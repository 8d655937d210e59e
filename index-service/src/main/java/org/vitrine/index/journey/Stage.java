package org.vitrine.index.journey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** The stage that an image has reached. The first five are in the order of the flow. */
public enum Stage {
    ARRIVED,
    PREPROCESSED,
    CLASSIFIED,
    EMBEDDED,
    INDEXED,
    REJECTED,
    DEAD_LETTERED,
    WITHDRAWN;

    /** Returns the name in JSON, such as {@code dead-lettered}. */
    @JsonValue
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an image at this stage failed, so that its institution or an operator has to act. */
    public boolean failed() {
        return switch (this) {
            case REJECTED, DEAD_LETTERED -> true;
            case ARRIVED, PREPROCESSED, CLASSIFIED, EMBEDDED, INDEXED, WITHDRAWN -> false;
        };
    }

    /** Returns the JSON names of the stages at which an image is still being processed. */
    public static Stream<String> inFlightJsonNames() {
        return Stream.of(values()).filter(Stage::inFlight).map(Stage::jsonName);
    }

    /** Whether an image at this stage is still being processed. */
    public boolean inFlight() {
        return switch (this) {
            case ARRIVED, PREPROCESSED, CLASSIFIED, EMBEDDED -> true;
            case INDEXED, REJECTED, DEAD_LETTERED, WITHDRAWN -> false;
        };
    }
}
