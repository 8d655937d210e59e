package org.vitrine.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.ReferenceOutput;

/** Checks that the committed models still give the recorded answers. {@code ./vitrine models make} makes them again. */
class ShippedModelsTest {

    private static final Path MODELS = Path.of("..", "models");

    @ParameterizedTest
    @MethodSource("org.vitrine.recipes.MakeModelMain#recipes")
    void aShippedModelAnswersAsItsCardRecords(Recipe recipe) throws IOException {
        // Given
        var graph = Files.readAllBytes(folder(recipe).resolve("model.onnx"));
        var card = card(recipe);

        // When
        var answer = recipe.referenceOutput().compute(graph);

        // Then
        assertThat(card.path("sha256").asText()).isEqualTo(MakeModelMain.sha256(graph));
        assertThat(card.path("differsFromTrainer").asDouble(1)).isLessThan(OutputDeviation.MAX_ACCEPTED);
        assertThat(card.path("recorded").size()).isEqualTo(ReferenceOutput.RECORDED);
        for (int i = 0; i < answer.length; i++) {
            assertThat(answer[i])
                    .isCloseTo((float) card.path("recorded").path(i).asDouble(), within(1e-3f));
        }
    }

    @ParameterizedTest
    @MethodSource("org.vitrine.recipes.MakeModelMain#recipes")
    void everyCardHasTheRequiredMembers(Recipe recipe) throws IOException {
        // Given
        var card = card(recipe);

        // Then
        assertThat(card.path("name").asText()).isEqualTo(recipe.name());
        assertThat(card.path("version").asText()).isEqualTo(Integer.toString(recipe.version()));
        for (String member : new String[] {"licence", "provenance", "limits", "recipe", "made"}) {
            assertThat(card.path(member).asText()).as(member).isNotBlank();
        }
        assertThat(card.path("quality")).isNotEmpty();
    }

    private static Path folder(Recipe recipe) {
        return MODELS.resolve(recipe.name()).resolve(Integer.toString(recipe.version()));
    }

    private static JsonNode card(Recipe recipe) throws IOException {
        return new ObjectMapper().readTree(folder(recipe).resolve("card.json").toFile());
    }
}
