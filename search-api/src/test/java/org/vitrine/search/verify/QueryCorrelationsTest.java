package org.vitrine.search.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vitrine.search.EdgePictures;

class QueryCorrelationsTest {

    private final QueryCorrelations correlations = new QueryCorrelations();

    @Test
    void aPictureThatIsComparedTwiceIsPreparedOnce() {
        // Given
        byte[] picture = EdgePictures.of(1, 0);
        var first = correlations.of(picture);

        // When
        var second = correlations.of(picture);

        // Then
        assertThat(second).isSameAs(first);
    }

    @Test
    void theBytesOfAnotherQueryArePreparedAnewEvenWhereTheyAreEqual() {
        // Given
        byte[] picture = EdgePictures.of(1, 0);
        var first = correlations.of(picture);

        // When
        var second = correlations.of(picture.clone());

        // Then
        assertThat(second).isNotSameAs(first);
    }
}
