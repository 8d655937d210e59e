package org.vitrine.search.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that answers name the remarks of a step by their codes. */
class RemarkViewTest {

    @Test
    void aNoteIsShownAsItsRemarks() {
        // When
        var remarks = RemarkView.of("outlined by object-outline 1; a note of a former version");

        // Then
        assertThat(remarks)
                .contains(List.of(
                        new RemarkView(
                                "outlined-by-model", "outlined by object-outline 1", List.of("object-outline 1")),
                        new RemarkView("other", "a note of a former version", List.of())));
    }

    @Test
    void anEmptyNoteHasNoRemarks() {
        assertThat(RemarkView.of("")).isEmpty();
    }
}
