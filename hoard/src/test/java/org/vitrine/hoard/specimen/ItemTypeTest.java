package org.vitrine.hoard.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemTypeTest {

    @Test
    void aPersonHasTheSameFeaturesOnEveryType() {
        // Given
        var faces = IntStream.range(0, 400)
                .mapToObj(number ->
                        new ItemType("type", number, ObjectKind.COIN, DieStyle.PLAIN).face(SpecimenSide.OBVERSE))
                .filter(face -> face.person().isPresent())
                .toList();

        // When
        var byPerson = faces.stream()
                .collect(Collectors.groupingBy(
                        face -> face.person().orElseThrow().name()));

        // Then
        assertThat(byPerson.values()).anySatisfy(several -> assertThat(several).hasSizeGreaterThan(1));
        assertThat(byPerson.values()).allSatisfy(several -> assertThat(
                        several.stream().map(FaceDesign::motifSeed).distinct())
                .hasSize(1));
    }
}
