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
        var first = count.past(old("a"), BEGAN);
        var again = count.past(old("a"), BEGAN);
        count.pastIsRead();

        // Then
        assertThat(first).containsInstanceOf(PendingReprocessing.Describe.class);
        assertThat(again).isEmpty();
        assertThat(count.isComplete()).isFalse();
        count.present(both("a"), BEGAN);
        assertThat(count.isComplete()).isTrue();
        assertThat(count.doneSoFar()).isEqualTo(1);
    }

    @Test
    void itIsNotCompleteBeforeThePastIsRead() {
        count.past(both("a"), BEGAN);

        assertThat(count.isComplete()).isFalse();
    }

    @Test
    void ofSeveralDocumentsOfThePastTheLastOneCounts() {
        count.past(old("a"), BEGAN);
        count.past(both("a"), BEGAN);
        count.pastIsRead();

        assertThat(count.remaining()).isZero();
        assertThat(count.isComplete()).isTrue();
    }

    @Test
    void aDocumentOfThePastThatWasOvertakenSaysNothing() {
        // Given
        count.present(both("a"), BEGAN);

        // When
        var announced = count.past(old("a"), BEGAN);

        // Then
        assertThat(announced).isEmpty();
        assertThat(count.remaining()).isZero();
    }

    @Test
    void aWithdrawnPhotographHoldsNothingUp() {
        count.past(old("a"), BEGAN);
        count.past(old("b"), BEGAN);
        count.pastWithdrawal("b");
        count.presentWithdrawal("a");
        count.pastIsRead();

        assertThat(count.isComplete()).isTrue();
        assertThat(count.doneSoFar()).isZero();
    }

    @Test
    void aPhotographThatCameWithoutTheNextVectorHoldsItUp() {
        count.pastIsRead();
        count.present(old("new"), BEGAN);

        assertThat(count.isComplete()).isFalse();
        assertThat(count.remaining()).isEqualTo(1);
    }

    /** The clock of inference-service may be behind that of ingest-service. */
    @Test
    void withoutAnotherEmbedderADescriptionSinceTheAnnouncementIsDoneWhateverTheClockOfTheOther() {
        // Given
        var again = new ReprocessCount(ReprocessScenario.again(ReprocessEnd.INFERENCE));
        again.past(ReprocessScenario.document("a", BEGAN.minusSeconds(60), "old", Optional.empty()), BEGAN);
        again.pastIsRead();

        // When
        again.present(ReprocessScenario.document("a", BEGAN.minusSeconds(5), "old", Optional.empty()), BEGAN);

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
