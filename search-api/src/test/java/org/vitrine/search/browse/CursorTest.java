package org.vitrine.search.browse;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.vitrine.search.browse.Cursor.Outcome.Invalid;
import org.vitrine.search.browse.Cursor.Outcome.Read;

class CursorTest {

    private static final Cursor CURSOR = new Cursor("img-abcdefghijklmnopqrstuvwxyz");

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThat(Cursor.decode(CURSOR.encode("coins"), "gems")).isEqualTo(new Invalid());
    }

    @Test
    void aCursorCutOffIsRefused() {
        // Given
        String word = CURSOR.encode("coins");

        // When
        var outcome = Cursor.decode(word.substring(0, word.length() - 2), "coins");

        // Then
        assertThat(outcome).isEqualTo(new Invalid());
    }

    @Property(tries = 200)
    void whatWasEncodedIsDecoded(
            @ForAll @AlphaChars @StringLength(min = 1, max = 60) String imageId, @ForAll @AlphaChars String list) {
        // Given
        var cursor = new Cursor(imageId);

        // When
        var outcome = Cursor.decode(cursor.encode(list), list);

        // Then
        assertThat(outcome).isEqualTo(new Read(cursor));
    }

    @Property(tries = 300)
    void anyOtherTextIsRefusedNeverThrown(@ForAll String word) {
        assertThat(Cursor.decode(word, "coins")).isEqualTo(new Invalid());
    }
}
