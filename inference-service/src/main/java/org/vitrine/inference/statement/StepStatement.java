package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * What an endpoint made of a step of preparation.
 *
 * @param step cut-out, upright or enhance
 * @param picture the mask or the better picture, PNG or JPEG; empty for an angle
 * @param turn how the object stands; empty for a picture
 */
public record StepStatement(String step, Optional<Drawn> picture, Optional<Turn> turn, ModelIdentity model) {

    /** A picture file. */
    public record Drawn(String mediaType, String base64) {}

    /**
     * How the object stands.
     *
     * @param degrees clockwise that it is turned, in [0, 360)
     * @param confidence in [0, 1]
     */
    public record Turn(double degrees, double confidence) {}

    public static StepStatement picture(String step, Drawn picture, ModelIdentity model) {
        return new StepStatement(step, Optional.of(picture), Optional.empty(), model);
    }

    public static StepStatement turn(String step, Turn turn, ModelIdentity model) {
        return new StepStatement(step, Optional.empty(), Optional.of(turn), model);
    }
}
