package org.vitrine.training.vectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.prepare.OutlineModel;
import org.vitrine.vision.prepare.OutlineShape;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Refused;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationModels;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.RotationModel;

/** How photographs become what models are shown. */
public sealed interface InputPreparation {

    PreparedInput at(byte[] file);

    /** What tells vectors made in different ways apart. */
    String inWords();

    /** As the pipeline does, by the code it does it with. */
    record Pipeline(Preparer preparer) implements InputPreparation {

        /** @param shape of what is photographed */
        public static Pipeline of(List<String> steps, OutlineShape shape) {
            return new Pipeline(new Preparer(
                    PreparationPlan.STANDARD.with(steps).with(shape), Map.of(), PreparationModels.shipped()));
        }

        /** The same with other steps, and with another model for the step upright if one is given. */
        public Pipeline with(List<String> steps, Optional<RotationModel> turnModel) {
            var models = turnModel.isPresent() ? preparer.models().turning(turnModel) : preparer.models();
            return new Pipeline(new Preparer(preparer.plan().with(steps), Map.of(), models));
        }

        public static Pipeline standard() {
            return of(PreparationPlan.STANDARD.steps(), OutlineShape.DISC);
        }

        /** Decoded, scaled and padded only. */
        public static Pipeline bare() {
            return of(List.of(), OutlineShape.DISC);
        }

        @Override
        public PreparedInput at(byte[] file) {
            return switch (preparer.prepare(file)) {
                case Prepared prepared ->
                    new PreparedInput.Seen(
                            new PreparedInput.Shown(prepared.rendition(Rendition.Kind.PREPARED)
                                    .bytes()
                                    .toByteArray()),
                            Optional.of(prepared));
                case Refused(var code, var sentence) -> new PreparedInput.Refused(code + ": " + sentence);
            };
        }

        @Override
        public String inWords() {
            var plan = preparer.plan();
            var outline = preparer.models().outline().map(OutlineModel::name).orElse("located");
            var shape = plan.shape() == OutlineShape.ANY ? ", of any shape" : "";
            return "%d %s, outlines: %s%s"
                    .formatted(plan.squareEdgePx(), String.join(",", plan.steps()), outline, shape);
        }
    }

    /** The catalogue's {@code prepared} renditions: the pipeline has been there already. */
    record AsIs() implements InputPreparation {

        @Override
        public PreparedInput at(byte[] file) {
            return new PreparedInput.Seen(new PreparedInput.Shown(file), Optional.empty());
        }

        @Override
        public String inWords() {
            return "as it is";
        }
    }
}
