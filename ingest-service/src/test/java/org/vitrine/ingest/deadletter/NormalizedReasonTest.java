package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image img-mfrggzdfmztwq2lknnwg23tpob has no bytes | image img-… has no bytes",
                "the record at offset 42 of image-arrived-3 cannot be used | the record at offset # of image-arrived-# cannot be used",
                "sha256 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 differs | sha256 … differs",
                "request 0f8fad5b-d9cb-469f-a165-70867728950e failed after 1,200.5 ms | request … failed after # ms",
                "endpoint relief-deep does not exist | endpoint relief-deep does not exist",
                "object of s3 is   gone | object of s3 is gone"
            })
    void whatDiffersBetweenRecordsIsLeftOut(String reason, String normalized) {
        // When
        var result = NormalizedReason.of(reason);

        // Then
        assertThat(result).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "😀"})
    void aReasonOfMoreThan300CharactersIsCut(String character) {
        // When
        var result = NormalizedReason.of("x" + character.repeat(2_000));

        // Then
        assertThat(result).isEqualTo("x" + character.repeat(299) + "…");
    }
}
