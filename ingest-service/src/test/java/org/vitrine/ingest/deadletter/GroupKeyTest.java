package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.flow.DeadLetterCause;

class GroupKeyTest {

    private static final String LONG = "x".repeat(100_000);

    @Test
    void theHeadersOfALetterTakeBoundedMemory() {
        // Given
        var cause = new DeadLetterCause(LONG, "s3-events", 0, 1, LONG, LONG);

        // When
        var key = GroupKey.of("s3-events", Optional.of(cause), Optional.of("coins"));

        // Then
        assertThat(key.stage()).hasSize(201);
        assertThat(key.exception()).hasSize(201);
        assertThat(key.reason()).hasSize(301);
        assertThat(key.collectionId()).isEqualTo("coins");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        // Given
        var cause = new DeadLetterCause("a" + "😀".repeat(300), "s3-events", 0, 1, "java.io.IOException", "no room");

        // When
        var key = GroupKey.of("s3-events", Optional.of(cause), Optional.empty());

        // Then
        assertThat(key.stage()).isEqualTo("a" + "😀".repeat(199) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Coins of Berlin",
                "../coins",
                "coins-coins-coins-coins-coins-coins-coins-coins-coins-coins-coins"
            })
    void aValueThatNamesNoCollectionIsInTheGroupWithoutOne(String collectionId) {
        // When
        var key = GroupKey.of("s3-events", Optional.empty(), Optional.of(collectionId));

        // Then
        assertThat(key.collectionId()).isEmpty();
    }
}
