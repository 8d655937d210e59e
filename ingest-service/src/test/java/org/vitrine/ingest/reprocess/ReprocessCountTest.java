package org.vitrine.ingest.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.ImageDocument;

/** Tests which photographs are announced, and when all are done. */
class ReprocessCountTest {

    private static final Instant BEGAN = ReprocessScenario.BEGAN;
    private static final CollectionProfile REPLACING = ReprocessScenario.replacing();

    private final ReprocessCount count = new ReprocessCount(REPLACING);

    @Test
    void aPhotographWithoutTheNextVectorIsAnnouncedOnceAndDoneWhenItHasOne() {
        // When
        var first = count.addPast(old("a"), BEGAN);
        var again = count.addPast(old("a"), BEGAN);
        count.markPastRead();

        // Then
        assertThat(first).containsInstanceOf(PendingReprocessing.Describe.class);
        assertThat(again).isEmpty();
        assertThat(count.isComplete()).isFalse();
        count.addPresent(both("a"), BEGAN);
        assertThat(count.isComplete()).isTrue();
        assertThat(count.doneCount()).isEqualTo(1);
    }

    @Test
    void itIsNotCompleteBeforeThePastIsRead() {
        count.addPast(both("a"), BEGAN);

        assertThat(count.isComplete()).isFalse();
    }

    @Test
    void ofSeveralDocumentsOfThePastTheLastOneCounts() {
        count.addPast(old("a"), BEGAN);
        count.addPast(both("a"), BEGAN);
        count.markPastRead();

        assertThat(count.remaining()).isZero();
        assertThat(count.isComplete()).isTrue();
    }

    @Test
    void aSupersededDocumentOfThePastIsIgnored() {
        // Given
        count.addPresent(both("a"), BEGAN);

        // When
        var announced = count.addPast(old("a"), BEGAN);

        // Then
        assertThat(announced).isEmpty();
        assertThat(count.remaining()).isZero();
    }

    @Test
    void aWithdrawnPhotographHoldsNothingUp() {
        count.addPast(old("a"), BEGAN);
        count.addPast(old("b"), BEGAN);
        count.addPastWithdrawal("b");
        count.addPresentWithdrawal("a");
        count.markPastRead();

        assertThat(count.isComplete()).isTrue();
        assertThat(count.doneCount()).isZero();
    }

    @Test
    void aPhotographThatCameWithoutTheNextVectorHoldsItUp() {
        count.markPastRead();
        count.addPresent(old("new"), BEGAN);

        assertThat(count.isComplete()).isFalse();
        assertThat(count.remaining()).isEqualTo(1);
    }

    /** The clock of inference-service may be behind that of ingest-service. */
    @Test
    void withoutAnotherEmbedderADescriptionSinceTheAnnouncementIsDoneWhateverTheClockOfTheOther() {
        // Given
        var again = new ReprocessCount(ReprocessScenario.again(ReprocessTransitions.INFERENCE));
        again.addPast(ReprocessScenario.document("a", BEGAN.minusSeconds(60), "old", Optional.empty()), BEGAN);
        again.markPastRead();

        // When
        again.addPresent(ReprocessScenario.document("a", BEGAN.minusSeconds(5), "old", Optional.empty()), BEGAN);

        // Then
        assertThat(again.isComplete()).isTrue();
    }

    private static ImageDocument old(String imageId) {
        return ReprocessScenario.document(imageId, BEGAN.minusSeconds(60), "old", Optional.empty());
    }

    private static ImageDocument both(String imageId) {
        return ReprocessScenario.document(imageId, BEGAN.plusSeconds(1), "old", Optional.of("new"));
    }
}
