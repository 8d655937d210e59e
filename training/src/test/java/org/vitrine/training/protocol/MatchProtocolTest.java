package org.vitrine.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.protocol.EvaluationRequest.Columns;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.PictureModel;

/** Runs the protocol on real photographs; skipped where there are none. */
class MatchProtocolTest {

    private static final Path EURO = Path.of(System.getProperty("vitrine.eval", "absent"), "euro");

    @Test
    void scoresOfRealCoinsAreAboutAsHighAsTheyAreRight() throws Exception {
        // Given
        Assumptions.assumeTrue(Files.isDirectory(EURO), "skipped: no photographs at " + EURO);
        var asked = new EvaluationRequest(
                EvaluationProtocol.MATCH,
                EURO,
                EURO.resolve(LabelledFolder.CSV),
                Columns.STANDARD,
                InputPreparation.Pipeline.standard(),
                0,
                Optional.empty(),
                (_, _, _) -> {});
        var models = Path.of(System.getProperty("vitrine.root", ".")).resolve("models");

        // When
        try (var embedder = PictureModel.open(new ModelFolders(models), "relief-deep")) {
            var figures = new Evaluation(asked).measure(embedder).figures();

            // Then
            System.out.println("scores of euro coins: " + figures);
            assertThat(figures.getOrDefault("n", 0).intValue()).isGreaterThanOrEqualTo(1000);
            assertThat(figures.getOrDefault("calibrationError", 1).doubleValue())
                    .isLessThan(0.1);
            assertThat(figures.getOrDefault("confidentRight", 0).doubleValue()).isGreaterThan(0.85);
        }
    }
}
