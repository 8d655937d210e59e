package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewestRecordsTest {

    private final NewestRecords records = new NewestRecords("items", 2);

    @Test
    void theShareIsThatOfTheNewestRecordOfEachKey() {
        // When
        records.add(key("a"), 100, false);
        records.add(key("a"), 50, false);
        records.add(key("b"), 50, false);

        // Then
        assertThat(records.share()).isEqualTo(0.5);
    }

    @Test
    void aTombstoneAsTheNewestRecordHasNoShare() {
        // When
        records.add(key("a"), 60, false);
        records.add(key("a"), 20, true);

        // Then
        assertThat(records.share()).isZero();
    }

    @Test
    void aRecordWithoutAKeyIsCountedAndHasNoBytes() {
        // When
        records.add(Optional.empty(), 100, false);
        records.add(key("a"), 50, false);

        // Then
        assertThat(records.recordsWithoutKey()).isEqualTo(1);
        assertThat(records.share()).isEqualTo(1);
    }

    @Test
    void anEmptyTopicHasTheShareOne() {
        assertThat(records.share()).isEqualTo(1);
    }

    @Test
    void moreKeysThanAreHeldAreRefusedWithTheRemedy() {
        // Given
        records.add(key("a"), 1, false);
        records.add(key("b"), 1, false);
        records.add(key("b"), 1, false);

        // Then
        assertThatThrownBy(() -> records.add(key("c"), 1, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("items has more than 2 keys; measure a smaller Vitrine");
    }

    private static Optional<byte[]> key(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
