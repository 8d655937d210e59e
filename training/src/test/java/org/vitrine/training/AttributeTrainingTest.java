package org.vitrine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.PictureModel;

/** Trains on the catalogue of a synthetic hoard and runs the resulting classifiers. */
class AttributeTrainingTest {

    private static final int TYPES = 12;
    private static final int SPECIMENS = 2;
    private static final int EDGE_PX = 96;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T00:00:00Z"), ZoneOffset.UTC);

    private static final List<LabelledPhotograph> HOARD = hoard();

    @TempDir
    Path folder = Path.of("");

    private ModelFolders models = new ModelFolders(Path.of(""));

    @BeforeEach
    void putTheEmbedder() throws IOException {
        models = SmallEmbedder.in(folder);
    }

    @Test
    void severalAttributesAreTrainedOnOneSetOfVectorsAndExportedAsOnnx() throws Exception {
        // When
        var outcome = train("material", "side=face", "constant");

        // Then
        assertThat(outcome.photographs()).isEqualTo(HOARD.size());
        var material = (TrainingOutcome.Trained) outcome.attributes().getFirst();
        assertThat(material.classifier().figures().accuracy()).isGreaterThan(0.5);
        assertThat(material.exported().largestDifference()).isLessThan(1e-4);
        assertThat(material.exported().checkedOn()).isGreaterThan(10);
        assertThat(outcome.attributes().get(1)).isInstanceOf(TrainingOutcome.Trained.class);
        assertThat(outcome.attributes().getLast()).isInstanceOf(TrainingOutcome.NotEnough.class);
        try (var served = PictureModel.open(models, "my-hoard-material")) {
            assertThat(served.card().labels())
                    .isEqualTo(material.classifier().head().labels());
            assertThat(served.infer(HOARD.getFirst().source().read()))
                    .hasSize(served.card().labels().size());
        }
    }

    @Test
    void theCardStatesDataMethodAndFiguresAndAReportIsWritten() throws Exception {
        // When
        var done = (TrainingOutcome.Trained) train("material").attributes().getFirst();

        // Then
        var place = done.exported().version().folder();
        var card = new ObjectMapper().readTree(place.resolve("card.json").toFile());
        assertThat(card.path("data").path("photographs").asInt()).isEqualTo(HOARD.size());
        assertThat(card.path("recipe").path("seed").asLong()).isEqualTo(1);
        assertThat(card.path("date").asText()).isEqualTo("2026-05-04");
        assertThat(card.path("quality").path(0).path("n").asInt()).isEqualTo(HOARD.size());
        assertThat(card.path("limits").asText()).isNotBlank();
        assertThat(Files.readString(place.resolve(AttributeTraining.REPORT)))
                .contains("<svg", "data:image/jpeg;base64,", "material of My Hoard")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void learntAgainItIsTheNextVersionAndTheSame() throws Exception {
        // Given
        var first = (TrainingOutcome.Trained) train("material").attributes().getFirst();

        // When
        var outcome = train("material");

        // Then
        var second = (TrainingOutcome.Trained) outcome.attributes().getFirst();
        assertThat(second.exported().version().version()).isEqualTo("2");
        assertThat(outcome.vectorsFound()).isEqualTo(HOARD.size());
        assertThat(second.exported().version().folder().resolve(ModelFolders.MODEL))
                .hasSameBinaryContentAs(first.exported().version().folder().resolve(ModelFolders.MODEL));
    }

    @Test
    void noSpecimenIsInTrainingAndTestData() throws Exception {
        // When
        var done = (TrainingOutcome.Trained) train("material").attributes().getFirst();

        // Then
        Map<String, Set<Integer>> foldsOf = new HashMap<>();
        for (int i = 0; i < HOARD.size(); i++) {
            foldsOf.computeIfAbsent(HOARD.get(i).required("specimen"), _ -> new HashSet<>())
                    .add(done.classifier().folds().foldOf().get(i));
        }
        assertThat(foldsOf.values()).allSatisfy(folds -> assertThat(folds).hasSize(1));
    }

    @Test
    void anAttributeWithoutLabelsIsAUsageError() {
        assertThatThrownBy(() -> train("colour"))
                .isInstanceOf(TrainingInputException.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("material");
    }

    private AttributeTraining.Outcome train(String... attributes) throws IOException, InterruptedException {
        var request = new TrainingRequest(
                "My Hoard",
                List.of(attributes).stream().map(TrainingRequest.Attribute::of).toList(),
                "specimen",
                TrainingRequest.MIN_SPECIMENS,
                "a test",
                new InputPreparation.AsIs(),
                HeadHyperparameters.STANDARD,
                models,
                Optional.of(folder.resolve("vectors")));
        try (var embedder = PictureModel.open(models, SmallEmbedder.NAME)) {
            return new AttributeTraining(request, embedder, (_, _, _) -> {}, CLOCK).of(HOARD);
        }
    }

    private static List<LabelledPhotograph> hoard() {
        var photographs = new ArrayList<LabelledPhotograph>();
        for (int t = 0; t < TYPES; t++) {
            var type = Hoard.type(1, t);
            for (int s = 0; s < SPECIMENS; s++) {
                var specimen = Hoard.specimen(type, s);
                for (var side : SpecimenSide.values()) {
                    var jpeg = Hoard.photograph(specimen, side, 0, EDGE_PX).jpeg();
                    photographs.add(new LabelledPhotograph(
                            specimen.id() + " " + side,
                            () -> jpeg,
                            Map.of(
                                    "specimen",
                                    specimen.id(),
                                    "material",
                                    type.material().equals("gold") ? "<b>gold</b>" : "other",
                                    "face",
                                    side.lowerCaseName(),
                                    "constant",
                                    "only one class")));
                }
            }
        }
        return photographs;
    }
}
