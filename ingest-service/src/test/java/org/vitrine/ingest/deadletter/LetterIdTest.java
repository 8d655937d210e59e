package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {

    @Test
    void aLetterIsReadFromItsText() {
        // Given
        var letter = new LetterId("embedded-dead-letter", 3, 42);

        // When
        var read = LetterId.parse(letter.toString());

        // Then
        assertThat(read).contains(letter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedded:3:42",
                "other-dead-letter:3:42",
                "embedded-dead-letter:3",
                "embedded-dead-letter:-1:42",
                "embedded-dead-letter:3:9999999999999999999",
                ""
            })
    void textOfAnotherFormIsNoLetter(String text) {
        // When
        var read = LetterId.parse(text);

        // Then
        assertThat(read).isEmpty();
    }

    @Test
    void everyTopicOfVitrineHasLetters() {
        assertThat(LetterTopics.deadLetterTopics())
                .contains(
                        "image-arrived-dead-letter",
                        "image-documents-dead-letter",
                        "decisions-dead-letter",
                        "batch-items-dead-letter",
                        "s3-events-dead-letter");
        assertThat(LetterTopics.sourceOf("s3-events-dead-letter")).isEqualTo("s3-events");
    }
}
