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
import org.vitrine.hoard.SpecimenSide;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.turn.RotationTraining.Learnt;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.training.vectors.PreparedInput;
import org.vitrine.vision.prepare.StepReport;

/** Trains a rotation model on one photograph of each coin and measures it on another. */
class RotationTrainingTest {

    private static final int TYPES = 5;
    private static final int EDGE_PX = 256;

    private static Optional<Learnt> learnt = Optional.empty();

    @BeforeAll
    static void learn() throws Exception {
        var upright = photographs(0).stream().map(Turned::photograph).toList();
        learnt = Optional.of(
                new RotationTraining(InputPreparation.Pipeline.standard(), (_, _, _) -> {}, 1).learn(upright));
    }

    private record Turned(LabelledPhotograph photograph, double degrees) {}

    private static List<Turned> photographs(int number) {
        var photographs = new ArrayList<Turned>();
        for (int t = 0; t < TYPES; t++) {
            var specimen = Hoard.specimen(Hoard.type(1, t), 0);
            for (var side : SpecimenSide.values()) {
                var taken = Hoard.photograph(specimen, side, number, EDGE_PX);
                var jpeg = taken.jpeg();
                photographs.add(new Turned(
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
    @DisplayName("another photograph of a coin it knows is turned upright, and it is sure")
    void turnsWhatItKnows() throws Exception {
        try (var turn = TrainedRotationModel.of(learnt.orElseThrow())) {
            var look = InputPreparation.Pipeline.standard()
                    .with(List.of("locate", "cut-out", "upright", "square"), Optional.of(turn));
            var apart = new ArrayList<Double>();
            for (var turned : photographs(1)) {
                var seen = (PreparedInput.Seen)
                        look.at(turned.photograph().source().read());
                var step = seen.steps().orElseThrow().steps().stream()
                        .filter(report -> report.name().equals("upright"))
                        .findFirst()
                        .orElseThrow();
                if (step.outcome() == StepReport.Outcome.APPLIED) {
                    apart.add(AngleErrors.apart(
                            step.measured().getOrDefault("turnDegrees", Double.NaN), turned.degrees()));
                }
            }
            assertThat(apart).hasSizeGreaterThan(TYPES);
            assertThat(AngleErrors.of(apart).medianDegrees()).isLessThan(5);
        }
    }

    @Test
    @DisplayName("its own figures: nearly right in other light, and worse of coins it has not seen")
    void judgesItself() {
        var judged = learnt.orElseThrow();

        assertThat(judged.known().medianDegrees()).isLessThan(4);
        assertThat(judged.unknown().medianDegrees())
                .isGreaterThan(judged.known().medianDegrees());
    }

    @Test
    @DisplayName("the model's classes are degrees, as an endpoint for the step answers them")
    void servedAsClasses(@TempDir Path folder) throws Exception {
        var models = new ModelFolders(folder);
        var story = new ObjectMapper().createObjectNode().put("limits", "coins of this collection");

        RotationModelExport.put(learnt.orElseThrow(), "my-upright", "of a test", story, models);

        try (var served = PictureModel.open(models, "my-upright")) {
            assertThat(served.card().labels()).hasSize(128).startsWith("0.0000", "2.8125");
            assertThat(served.card().licence()).isEqualTo("unknown");
            var picture = (PreparedInput.Seen) InputPreparation.Pipeline.standard()
                    .at(photographs(0).getFirst().photograph().source().read());
            float sum = 0;
            for (float share : served.answer(picture.shown().bytes())) {
                sum += share;
            }
            assertThat(sum).isBetween(0.99f, 1.01f);
        }
    }

    @Test
    @DisplayName("too few pictures are refused with their number")
    void tooFew() {
        var three = photographs(0).stream().limit(3).map(Turned::photograph).toList();

        assertThatThrownBy(() ->
                        new RotationTraining(InputPreparation.Pipeline.standard(), (_, _, _) -> {}, 1).learn(three))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("there are 3");
    }
}
