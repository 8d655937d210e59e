package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.ItemQuery;
import org.vitrine.problem.ProblemException;

class ItemEditResourceTest {

    @Test
    void wordsAndStatusNarrowTheList() {
        // When
        var query = ItemEditResource.query("coins", Optional.of(" sestertius "), Optional.of("draft"));

        // Then
        assertThat(query)
                .isEqualTo(new ItemQuery("coins", Optional.of("sestertius"), Optional.of(IndexedItem.Status.DRAFT)));
    }

    @Test
    void wordsOverTheLimitAreRefused() {
        // Given
        var words = Optional.of("a".repeat(501));

        // When, Then
        assertThatThrownBy(() -> ItemEditResource.query("coins", words, Optional.empty()))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().detail()).contains("q is 'aaa", "at most 500 characters are allowed.");
                });
    }
}
