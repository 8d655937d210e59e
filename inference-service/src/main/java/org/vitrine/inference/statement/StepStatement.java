package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * The result of a preparation step that a SageMaker endpoint computed for preprocess-service.
 *
 * @param step cut-out, upright or enhance
 * @param picture the mask or the enhanced picture, PNG or JPEG; empty for an angle
 * @param turn rotation of the object; empty for a picture
 * @param model the model that answered
 */
public record StepStatement(String step, Optional<PictureFile> picture, Optional<Rotation> turn, ModelIdentity model) {

    /** A picture file, as base64 of its bytes. */
    public record PictureFile(String mediaType, String base64) {}

    /**
     * The rotation of the object in the picture.
     *
     * @param degrees angle by which the object is turned clockwise, in [0, 360)
     * @param confidence confidence of the model, from 0 to 1
     */
    public record Rotation(double degrees, double confidence) {}

    public static StepStatement picture(String step, PictureFile picture, ModelIdentity model) {
        return new StepStatement(step, Optional.of(picture), Optional.empty(), model);
    }

    public static StepStatement turn(String step, Rotation turn, ModelIdentity model) {
        return new StepStatement(step, Optional.empty(), Optional.of(turn), model);
    }
}
