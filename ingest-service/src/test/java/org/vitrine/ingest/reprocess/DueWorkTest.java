package org.vitrine.ingest.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.Reprocessing;

class DueWorkTest {

    private static final Instant BEGAN = ReprocessStory.BEGAN;
    private static final Instant BEFORE = BEGAN.minusSeconds(60);
    private static final Instant AFTER = BEGAN.plusSeconds(60);

    @Test
    void aProfileThatAsksForNothingLeavesNothingToDo() {
        var profile = ReprocessStory.profile();

        assertThat(DueWork.of(profile, ReprocessStory.document("a", BEFORE, "old", Optional.empty()), AFTER))
                .isEqualTo(new DueWork.None());
    }

    @Test
    void fromPreprocessTheArrivalIsAnnouncedAsIfItsPixelsHadChanged() {
        var document = ReprocessStory.document("a", BEFORE, "old", Optional.empty());
        document.getArrived().setChange(Change.METADATA);

        var due = DueWork.of(ReprocessStory.again(ReprocessEnd.PREPROCESS), document, AFTER);

        assertThat(due).isInstanceOfSatisfying(DueWork.Prepare.class, prepare -> {
            assertThat(prepare.fact().getChange()).isEqualTo(Change.PIXELS);
            assertThat(prepare.fact().getVersion())
                    .isEqualTo(document.getArrived().getVersion());
        });
    }

    @Test
    void fromInferenceWhatWasDescribedSinceItBeganIsDone() {
        var profile = ReprocessStory.again(ReprocessEnd.INFERENCE);

        assertThat(DueWork.of(profile, ReprocessStory.document("a", BEFORE, "old", Optional.empty()), AFTER))
                .isInstanceOf(DueWork.Describe.class);
        assertThat(DueWork.of(profile, ReprocessStory.document("a", AFTER, "old", Optional.empty()), AFTER))
                .isEqualTo(new DueWork.None());
    }

    @Test
    void whileAnEmbedderIsReplacedAVectorByAnotherNextOneDoesNotCount() {
        var profile = ReprocessStory.replacing();

        assertThat(DueWork.of(profile, ReprocessStory.document("a", AFTER, "old", Optional.of("other")), AFTER))
                .isInstanceOf(DueWork.Describe.class);
        assertThat(DueWork.of(profile, ReprocessStory.document("a", AFTER, "old", Optional.of("new")), AFTER))
                .isEqualTo(new DueWork.None());
    }

    @Test
    void afterTheReplacementTheNextVectorBecomesTheCollectionsOwn() {
        // Given
        var settling = ReprocessEnd.finished(ReprocessStory.replacing(), AFTER).orElseThrow();

        // When
        var due = DueWork.of(settling, ReprocessStory.document("a", AFTER, "old", Optional.of("new")), AFTER);

        // Then
        assertThat(due).isInstanceOfSatisfying(DueWork.Settle.class, settle -> {
            assertThat(settle.fact().getAsked().getEndpoint()).isEqualTo("new");
            assertThat(settle.fact().getAlongside()).isFalse();
            assertThat(settle.fact().getEmbeddedAt()).isEqualTo(AFTER);
        });
    }

    @Test
    void afterACancellationTheFormerVectorStaysTheCollectionsOwn() {
        var settling = ReprocessEnd.cancelled(ReprocessStory.replacing(), AFTER).orElseThrow();

        var due = DueWork.of(settling, ReprocessStory.document("a", AFTER, "old", Optional.of("new")), AFTER);

        assertThat(((DueWork.Settle) due).fact().getAsked().getEndpoint()).isEqualTo("old");
        assertThat(DueWork.of(settling, ReprocessStory.document("a", AFTER, "old", Optional.empty()), AFTER))
                .isEqualTo(new DueWork.None());
    }

    @Test
    void aReplacementEndsInTwoSteps() {
        // When
        var settling = ReprocessEnd.finished(ReprocessStory.replacing(), AFTER).orElseThrow();
        var ended = ReprocessEnd.finished(settling, AFTER.plusSeconds(1)).orElseThrow();

        // Then
        assertThat(settling.getEmbedder().getEndpoint()).isEqualTo("new");
        assertThat(settling.getNextEmbedder()).isNull();
        assertThat(settling.getReprocessing()).isEqualTo(new Reprocessing(ReprocessEnd.SETTLE, AFTER));
        assertThat(ended.getReprocessing()).isNull();
        assertThat(ReprocessEnd.finished(ended, AFTER)).isEmpty();
    }

    @Test
    void aCancelledReplacementKeepsTheEmbedder() {
        var settling = ReprocessEnd.cancelled(ReprocessStory.replacing(), AFTER).orElseThrow();

        assertThat(settling.getEmbedder().getEndpoint()).isEqualTo("old");
        assertThat(settling.getNextEmbedder()).isNull();
        assertThat(ReprocessEnd.cancelled(settling, AFTER)).isEmpty();
    }

    @Test
    void photographsAreProcessedAgainOnceAtATime() {
        assertThat(ReprocessEnd.begun(ReprocessStory.replacing(), ReprocessEnd.PREPROCESS, AFTER))
                .isEmpty();
        assertThat(ReprocessEnd.begun(ReprocessStory.profile(), ReprocessEnd.PREPROCESS, AFTER)
                        .map(CollectionProfile::getReprocessing))
                .contains(new Reprocessing(ReprocessEnd.PREPROCESS, AFTER));
    }

    @Test
    void aVectorThatAnEarlierReleaseMadeCountsAsTheEmbeddersOwn() {
        var settling = CollectionProfile.newBuilder(ReprocessStory.again(ReprocessEnd.SETTLE))
                .setEmbedder(EndpointReference.newBuilder().setEndpoint("new").build())
                .build();
        var document = ReprocessStory.document("a", BEFORE, "old", Optional.empty());
        document.setEmbedded(
                Embedded.newBuilder(document.getEmbedded()).clearAsked().build());

        assertThat(DueWork.of(settling, document, AFTER)).isEqualTo(new DueWork.None());
    }
}
