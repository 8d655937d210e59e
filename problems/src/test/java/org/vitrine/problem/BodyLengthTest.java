package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLengthTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "007", "67000", "999999999999999999"})
    void aNumberOfUpTo18DigitsIsTheLength(String header) {
        // When
        var length = BodyLength.of(Optional.of(header));

        // Then
        assertThat(length).hasValue(Long.parseLong(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "-1", "+1", "1.0", "1e3", "\u0663", "1000000000000000000"})
    void anyOtherTextIsNoLength(String header) {
        // When
        var length = BodyLength.of(Optional.of(header));

        // Then
        assertThat(length).isEmpty();
    }

    @Test
    void aRequestWithoutTheHeaderHasNoLength() {
        // When
        var length = BodyLength.of(Optional.empty());

        // Then
        assertThat(length).isEmpty();
    }
}
