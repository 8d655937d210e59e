package org.vitrine.training.vectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.prepare.OutlineShape;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Refused;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.model.OutlineModel;
import org.vitrine.vision.prepare.model.PreparationModels;
import org.vitrine.vision.prepare.model.RotationModel;

/** Turns the bytes of a photograph into the picture that a model receives. Safe from any thread. */
public sealed interface InputPreparation {

    /** @param file the encoded photograph */
    PreparedInput prepare(byte[] file);

    /** Text that differs between preparations; part of the key of the vector cache. */
    String description();

    /** Prepares with the code of the pipeline. */
    record Pipeline(Preparer preparer) implements InputPreparation {

        /**
         * A preparation with the standard plan and the shipped models.
         *
         * @param steps names of the steps
         * @param shape shape of the objects
         */
        public static Pipeline of(List<String> steps, OutlineShape shape) {
            return new Pipeline(new Preparer(
                    PreparationPlan.STANDARD.with(steps).with(shape), Map.of(), PreparationModels.shipped()));
        }

        /** The same with other steps, and with another model for the step {@code upright} if one is given. */
        public Pipeline with(List<String> steps, Optional<RotationModel> rotationModel) {
            var models = rotationModel.isPresent() ? preparer.models().withRotation(rotationModel) : preparer.models();
            return new Pipeline(new Preparer(preparer.plan().with(steps), Map.of(), models));
        }

        public static Pipeline standard() {
            return of(PreparationPlan.STANDARD.steps(), OutlineShape.DISC);
        }

        /** Only decodes, scales and pads. */
        public static Pipeline bare() {
            return of(List.of(), OutlineShape.DISC);
        }

        @Override
        public PreparedInput prepare(byte[] file) {
            return switch (preparer.prepare(file)) {
                case Prepared prepared ->
                    new PreparedInput.Accepted(
                            new PreparedInput.EncodedPicture(prepared.rendition(Rendition.Kind.PREPARED)
                                    .bytes()
                                    .toByteArray()),
                            Optional.of(prepared));
                case Refused(var code, var sentence) -> new PreparedInput.Refused(code + ": " + sentence);
            };
        }

        @Override
        public String description() {
            var plan = preparer.plan();
            var outline = preparer.models().outline().map(OutlineModel::name).orElse("located");
            var shape = plan.shape() == OutlineShape.ANY ? ", of any shape" : "";
            return "%d %s, outlines: %s%s"
                    .formatted(plan.squareEdgePx(), String.join(",", plan.steps()), outline, shape);
        }
    }

    /**
     * Uses pictures as they are: {@code prepared} renditions of the catalogue, which the pipeline has already prepared.
     */
    record AsIs() implements InputPreparation {

        @Override
        public PreparedInput prepare(byte[] file) {
            return new PreparedInput.Accepted(new PreparedInput.EncodedPicture(file), Optional.empty());
        }

        @Override
        public String description() {
            return "as it is";
        }
    }
}
