package org.vitrine.vision.prepare.model;

import java.util.Optional;

/**
 * The models that steps of the preparation use in addition to the algorithms without a model.
 *
 * @param rotation model for the step {@code upright}; empty to use the axis of symmetry
 * @param outline model for the steps {@code locate} and {@code cut-out}; empty to use edges and colours only
 */
public record PreparationModels(Optional<RotationModel> rotation, Optional<OutlineModel> outline) {

    /** Returns no models: every step uses its algorithm without one. */
    public static PreparationModels none() {
        return new PreparationModels(Optional.empty(), Optional.empty());
    }

    /** Loads the shipped models; to be called once per process. */
    public static PreparationModels shipped() {
        return new PreparationModels(Optional.of(OnnxRotationModel.shipped()), Optional.of(OnnxOutlineModel.shipped()));
    }

    /** Returns the same models with another outline model, or none. */
    public PreparationModels withOutline(Optional<OutlineModel> other) {
        return new PreparationModels(rotation, other);
    }

    /** Returns the same models with another rotation model, or none. */
    public PreparationModels withRotation(Optional<RotationModel> other) {
        return new PreparationModels(other, outline);
    }
}
