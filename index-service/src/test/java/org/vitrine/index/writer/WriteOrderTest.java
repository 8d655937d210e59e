package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.WriteOutcome;

class WriteOrderTest {

    private static final WriteOutcome WRITTEN = new WriteOutcome.Written();
    private static final WriteOutcome NEWER = new WriteOutcome.AlreadyNewer();
    private static final WriteOutcome BUSY = new WriteOutcome.Busy("429");

    @Test
    void aRemovalWaitsForTheOlderDocumentThatDoes() {
        var ordered = WriteOrder.inTopicOrder(List.of("a", "b", "a"), List.of(BUSY, WRITTEN, WRITTEN));

        assertThat(ordered).containsExactly(BUSY, WRITTEN, new WriteOutcome.Busy("an older document of 'a' waits"));
    }

    @Test
    void whatCameBeforeTheWaitingDocumentIsDone() {
        assertThat(WriteOrder.inTopicOrder(List.of("a", "a"), List.of(WRITTEN, BUSY)))
                .containsExactly(WRITTEN, BUSY);
    }

    @Test
    void nothingChangesWhereNothingWaits() {
        var refused = new WriteOutcome.Refused("no such field");

        assertThat(WriteOrder.inTopicOrder(List.of("a", "a", "b"), List.of(WRITTEN, NEWER, refused)))
                .containsExactly(WRITTEN, NEWER, refused);
    }
}
