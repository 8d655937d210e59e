package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Attribute;
import org.vitrine.events.Classified;
import org.vitrine.events.Label;
import org.vitrine.events.Model;
import org.vitrine.index.journey.JourneyEvent;

/** Tests the sentences of a journey, which people read. */
class JourneyFactsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Model MODEL = new Model("vitrine", "coin-attributes", "1", "");

    @Test
    void aStatementOfAModelNamesTheModelAndItsConfidence() {
        // Given
        var classified = Classified.newBuilder()
                .setImageId("img-a")
                .setCollectionId("coins")
                .setInstitutionId("museum-a")
                .setVersion(1)
                .setSha256("a".repeat(64))
                .setLabels(List.of(Label.newBuilder()
                        .setName("Coin")
                        .setConfidence(0.98)
                        .setBoxes(List.of())
                        .setParents(List.of())
                        .setAliases(List.of())
                        .setCategories(List.of())
                        .setModel(MODEL)
                        .build()))
                .setAttributes(List.of(Attribute.newBuilder()
                        .setName("material")
                        .setValue("silver")
                        .setConfidence(0.93)
                        .setModel(MODEL)
                        .build()))
                .setClassifiedAt(NOON)
                .build();

        // When
        var event = (JourneyEvent.StageReported) JourneyFacts.classified(classified);

        // Then
        assertThat(event.entry().decided())
                .containsExactly(
                        "coin-attributes: material is silver, confidence 93 %",
                        "coin-attributes: label Coin, confidence 98 %");
    }

    @Test
    void aDeadLetterStatesItsCauseAndTheTopicToReplay() {
        // When
        var event = (JourneyEvent.DeadLettered)
                JourneyFacts.deadLettered("image-arrived", Optional.empty(), "the registry does not answer", NOON);

        // Then
        assertThat(event.entry().sentence().orElseThrow())
                .isEqualTo("The stage that reads image-arrived could not process the record: the registry does not"
                        + " answer. An operator can replay it from image-arrived-dead-letter.");
    }
}
