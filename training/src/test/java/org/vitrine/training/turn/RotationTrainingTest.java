package org.vitrine.training.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.turn.RotationTraining.TrainedRotation;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.training.vectors.PreparedInput;
import org.vitrine.vision.prepare.StepReport;

/** Trains a rotation model on one photograph of each coin and measures it on another. */
class RotationTrainingTest {

    private static final int TYPES = 5;
    private static final int EDGE_PX = 256;

    private static Optional<TrainedRotation> trained = Optional.empty();

    @BeforeAll
    static void learn() throws Exception {
        var upright = photographs(0).stream().map(RotatedPhotograph::photograph).toList();
        trained = Optional.of(
                new RotationTraining(InputPreparation.Pipeline.standard(), (_, _, _) -> {}, 1).train(upright));
    }

    private record RotatedPhotograph(LabelledPhotograph photograph, double degrees) {}

    private static List<RotatedPhotograph> photographs(int number) {
        var photographs = new ArrayList<RotatedPhotograph>();
        for (int t = 0; t < TYPES; t++) {
            var specimen = Hoard.specimen(Hoard.type(1, t), 0);
            for (var side : SpecimenSide.values()) {
                var taken = Hoard.photograph(specimen, side, number, EDGE_PX);
                var jpeg = taken.jpeg();
                photographs.add(new RotatedPhotograph(
                        new LabelledPhotograph(
                                specimen.id() + " " + side,
                                () -> jpeg,
                                Map.of(RotationTraining.ANGLE, Double.toString(taken.angleDegrees()))),
                        taken.angleDegrees()));
            }
        }
        return photographs;
    }

    @Test
    @DisplayName("another photograph of a coin of the training data is rotated upright with confidence")
    void rotatesPicturesOfItsTrainingDataUpright() throws Exception {
        try (var rotationModel = TrainedRotationModel.of(trained.orElseThrow())) {
            var preparation = InputPreparation.Pipeline.standard()
                    .with(List.of("locate", "cut-out", "upright", "square"), Optional.of(rotationModel));
            var errors = new ArrayList<Double>();
            for (var rotated : photographs(1)) {
                var accepted = (PreparedInput.Accepted)
                        preparation.prepare(rotated.photograph().source().read());
                var step = accepted.steps().orElseThrow().steps().stream()
                        .filter(report -> report.name().equals("upright"))
                        .findFirst()
                        .orElseThrow();
                if (step.outcome() == StepReport.Outcome.APPLIED) {
                    errors.add(AngleErrors.difference(
                            step.measured().getOrDefault("turnDegrees", Double.NaN), rotated.degrees()));
                }
            }
            assertThat(errors).hasSizeGreaterThan(TYPES);
            assertThat(AngleErrors.of(errors).medianDegrees()).isLessThan(5);
        }
    }

    @Test
    @DisplayName("its own figures: nearly right in other light, and worse of coins it has not seen")
    void judgesItself() {
        var trainedRotation = trained.orElseThrow();

        assertThat(trainedRotation.relitErrors().medianDegrees()).isLessThan(4);
        assertThat(trainedRotation.leaveOneOutErrors().medianDegrees())
                .isGreaterThan(trainedRotation.relitErrors().medianDegrees());
    }

    @Test
    @DisplayName("the model's classes are degrees, as an endpoint for the step answers them")
    void servedAsClasses(@TempDir Path folder) throws Exception {
        var models = new ModelFolders(folder);
        var cardText = new ObjectMapper().createObjectNode().put("limits", "coins of this collection");

        RotationModelExport.export(trained.orElseThrow(), "my-upright", "of a test", cardText, models);

        try (var served = PictureModel.open(models, "my-upright")) {
            assertThat(served.card().labels()).hasSize(128).startsWith("0.0000", "2.8125");
            assertThat(served.card().licence()).isEqualTo("unknown");
            var picture = (PreparedInput.Accepted) InputPreparation.Pipeline.standard()
                    .prepare(photographs(0).getFirst().photograph().source().read());
            float sum = 0;
            for (float share : served.infer(picture.picture().bytes())) {
                sum += share;
            }
            assertThat(sum).isBetween(0.99f, 1.01f);
        }
    }

    @Test
    @DisplayName("too few pictures are refused with their number")
    void tooFew() {
        var three = photographs(0).stream()
                .limit(3)
                .map(RotatedPhotograph::photograph)
                .toList();

        assertThatThrownBy(() ->
                        new RotationTraining(InputPreparation.Pipeline.standard(), (_, _, _) -> {}, 1).train(three))
                .isInstanceOf(TrainingInputException.class)
                .hasMessageContaining("there are 3");
    }
}
