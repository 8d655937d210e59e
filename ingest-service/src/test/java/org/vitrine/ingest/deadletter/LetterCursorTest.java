package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.ingest.deadletter.LetterSamples.listed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCursorTest {

    @Test
    void aPlaceIsReadFromItsText() {
        // Given
        var cursor = LetterCursor.of(listed(42, 5, "a", "coins"));

        // When
        var read = LetterCursor.parse(cursor.toString());

        // Then
        assertThat(cursor).hasToString("1772366700000:embedded-dead-letter:0:42");
        assertThat(read).contains(cursor);
    }

    @Test
    void placesAreOrderedByTimeThenByLetter() {
        // Given
        var cursor = LetterCursor.of(listed(42, 5, "a", "coins"));

        // Then
        assertThat(cursor.isOlderThan(listed(1, 6, "a", "coins"))).isTrue();
        assertThat(cursor.isNewerThan(listed(43, 4, "a", "coins"))).isTrue();
        assertThat(cursor.isOlderThan(listed(43, 5, "a", "coins"))).isTrue();
        assertThat(cursor.isOlderThan(listed(42, 5, "a", "coins"))).isFalse();
        assertThat(cursor.isNewerThan(listed(42, 5, "a", "coins"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "embedded-dead-letter:0:42", "x:embedded-dead-letter:0:42", "1772366700000:embedded:0:42"})
    void textOfAnotherFormIsNoPlace(String text) {
        // When
        var read = LetterCursor.parse(text);

        // Then
        assertThat(read).isEmpty();
    }
}
