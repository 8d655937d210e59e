package org.vitrine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.learn.TrainingExample;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.TrainingVector;

class TrainingSetTest {

    private static final TrainingRequest.Attribute MATERIAL = new TrainingRequest.Attribute("material", "material");

    @Test
    void twoMuseumsWithOneNumberHaveTwoSpecimens() {
        // Given
        var photographs = List.of(
                photograph("1", Map.of("specimen", "12", "institution", "museum-a")),
                photograph("2", Map.of("specimen", "12", "institution", "museum-a")),
                photograph("3", Map.of("specimen", "12", "institution", "museum-b")),
                photograph("4", Map.of("specimen", "12")),
                photograph("5", Map.of("institution", "museum-b")));

        // When
        var syllabus = TrainingSet.of(photographs, MATERIAL, "specimen", 1);

        // Then
        assertThat(syllabus.examples().stream().map(TrainingExample::specimen).distinct())
                .hasSize(4);
        assertThat(syllabus.examples().get(0).specimen())
                .isEqualTo(syllabus.examples().get(1).specimen());
    }

    private static EmbeddedPhotograph photograph(String name, Map<String, String> columns) {
        var all = new HashMap<>(columns);
        all.put("material", "silver");
        return new EmbeddedPhotograph(
                new LabelledPhotograph(name, () -> new byte[0], all),
                TrainingVector.of(new float[] {1, 0}),
                new InputPreparation.AsIs());
    }
}
