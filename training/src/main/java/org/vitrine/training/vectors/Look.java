package org.vitrine.training.vectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.prepare.Models;
import org.vitrine.vision.prepare.OutlineModel;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Refused;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.Shape;
import org.vitrine.vision.prepare.TurnModel;

/** How photographs become what models are shown. */
public sealed interface Look {

    Looked at(byte[] file);

    /** What tells vectors made in different ways apart. */
    String inWords();

    /** As the pipeline does, by the code it does it with. */
    record Pipeline(Preparer preparer) implements Look {

        /** @param shape of what is photographed */
        public static Pipeline of(List<String> steps, Shape shape) {
            return new Pipeline(
                    new Preparer(PreparationPlan.STANDARD.with(steps).with(shape), Map.of(), Models.shipped()));
        }

        /** The same with other steps, and with another model for the step upright if one is given. */
        public Pipeline with(List<String> steps, Optional<TurnModel> turnModel) {
            var models = turnModel.isPresent() ? preparer.models().turning(turnModel) : preparer.models();
            return new Pipeline(new Preparer(preparer.plan().with(steps), Map.of(), models));
        }

        public static Pipeline standard() {
            return of(PreparationPlan.STANDARD.steps(), Shape.DISC);
        }

        /** Decoded, scaled and padded only. */
        public static Pipeline bare() {
            return of(List.of(), Shape.DISC);
        }

        @Override
        public Looked at(byte[] file) {
            return switch (preparer.prepare(file)) {
                case Prepared prepared ->
                    new Looked.Seen(
                            new Looked.Shown(prepared.rendition(Rendition.Kind.PREPARED)
                                    .bytes()
                                    .toByteArray()),
                            Optional.of(prepared));
                case Refused(var code, var sentence) -> new Looked.Refused(code + ": " + sentence);
            };
        }

        @Override
        public String inWords() {
            var plan = preparer.plan();
            var outline = preparer.models().outline().map(OutlineModel::name).orElse("located");
            var shape = plan.shape() == Shape.ANY ? ", of any shape" : "";
            return "%d %s, outlines: %s%s"
                    .formatted(plan.squareEdgePx(), String.join(",", plan.steps()), outline, shape);
        }
    }

    /** The catalogue's {@code prepared} renditions: the pipeline has been there already. */
    record AsIs() implements Look {

        @Override
        public Looked at(byte[] file) {
            return new Looked.Seen(new Looked.Shown(file), Optional.empty());
        }

        @Override
        public String inWords() {
            return "as it is";
        }
    }
}
