package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3RecordReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "😀"})
    void aTextOfMoreThan200CharactersOfAnyPlaneIsCut(String character) {
        assertThat(S3RecordReader.cut(character.repeat(200))).isEqualTo(character.repeat(200));
        assertThat(S3RecordReader.cut(character.repeat(201))).isEqualTo(character.repeat(200) + "…");
    }
}
