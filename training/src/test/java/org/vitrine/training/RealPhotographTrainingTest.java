package org.vitrine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.protocol.Evaluation;
import org.vitrine.training.protocol.EvaluationProtocol;
import org.vitrine.training.protocol.EvaluationRequest;
import org.vitrine.training.protocol.EvaluationRequest.Columns;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.PictureModel;

/** Trains with a shipped embedder on real photographs; skipped where there are none. */
class RealPhotographTrainingTest {

    private static final Path EVAL = Path.of(System.getProperty("vitrine.eval", "absent"));
    private static final ModelFolders SHIPPED =
            new ModelFolders(Path.of(System.getProperty("vitrine.root", ".")).resolve("models"));
    private static final int TAXA = 10;
    private static final int PHOTOGRAPHS_EACH = 4;

    /** One folder for both tests, so that the vector of a photograph is computed only once. */
    @TempDir
    static Path folder = Path.of("");

    @BeforeEach
    void needPhotographs() {
        Assumptions.assumeTrue(Files.isDirectory(EVAL.resolve("fossils")), "skipped: no photographs at " + EVAL);
    }

    @Test
    void tenTaxaOfFossilsAreDistinguishedFarAboveChance() throws Exception {
        // Given
        var photographs = tenTaxa(LabelledFolder.csv(EVAL.resolve("fossils/labels.csv")));
        var request = new TrainingRequest(
                "fossils",
                List.of(TrainingRequest.Attribute.of("taxon")),
                "each photograph by itself",
                TrainingRequest.MIN_SPECIMENS,
                "labels.csv",
                InputPreparation.Pipeline.bare(),
                HeadHyperparameters.STANDARD,
                new ModelFolders(folder.resolve("models")),
                Optional.of(folder.resolve("vectors")));

        // When
        TrainingOutcome.Trained done;
        try (var embedder = PictureModel.open(SHIPPED, "relief-bank")) {
            done = (TrainingOutcome.Trained)
                    new AttributeTraining(request, embedder, (_, _, _) -> {}, Clock.systemUTC())
                            .of(photographs)
                            .attributes()
                            .getFirst();
        }

        // Then
        var figures = done.classifier().figures();
        System.out.printf(
                "ten fossil taxa: accuracy %.3f macro F1 %.3f calibration error %.3f n %d%n",
                figures.accuracy(), figures.macroF1(), figures.calibrationError(), figures.count());
        assertThat(figures.classes()).hasSize(TAXA);
        assertThat(figures.accuracy()).isGreaterThan(2.0 / TAXA);
    }

    @Test
    void theFossilsProtocolPrintsItsFigures() throws Exception {
        // Given
        var fossils = EVAL.resolve("fossils");
        var asked = new EvaluationRequest(
                EvaluationProtocol.FOSSILS,
                fossils,
                fossils.resolve(LabelledFolder.CSV),
                Columns.STANDARD,
                InputPreparation.Pipeline.bare(),
                0,
                Optional.of(folder.resolve("vectors")),
                (_, _, _) -> {});

        // When
        try (var embedder = PictureModel.open(SHIPPED, "relief-bank")) {
            var measured = new Evaluation(asked).measure(embedder);

            // Then
            System.out.println(measured);
            assertThat(measured.figures()).containsKeys("top1", "hit8", "recall8", "mAP", "n");
            assertThat(measured.figures().getOrDefault("hit8", 0).doubleValue()).isGreaterThan(0.5);
        }
    }

    private static List<LabelledPhotograph> tenTaxa(List<LabelledPhotograph> all) {
        return all.stream()
                .collect(Collectors.groupingBy(photograph -> photograph.required("taxon")))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<LabelledPhotograph>> taxon) ->
                                -taxon.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(TAXA)
                .flatMap(taxon -> taxon.getValue().stream().limit(PHOTOGRAPHS_EACH))
                .toList();
    }
}
