package org.vitrine.vision.prepare;

import java.util.Optional;

/**
 * Models that steps ask beside their own ways.
 *
 * @param turn for {@code upright}
 * @param outline for {@code cut-out}
 */
public record PreparationModels(Optional<RotationModel> turn, Optional<OutlineModel> outline) {

    /** Every step by its own way. */
    public static PreparationModels none() {
        return new PreparationModels(Optional.empty(), Optional.empty());
    }

    /** Those that ship. Loads them: to be made once. */
    public static PreparationModels shipped() {
        return new PreparationModels(Optional.of(OnnxRotationModel.shipped()), Optional.of(OnnxOutlineModel.shipped()));
    }

    /** The same with another model for {@code cut-out}, or none. */
    public PreparationModels outlining(Optional<OutlineModel> other) {
        return new PreparationModels(turn, other);
    }

    /** The same with another model for {@code upright}, or none. */
    public PreparationModels turning(Optional<RotationModel> other) {
        return new PreparationModels(other, outline);
    }
}
