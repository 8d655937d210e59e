package org.vitrine.ingest.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.Region;
import org.vitrine.events.Reprocessing;

class PendingReprocessingTest {

    private static final Instant BEGAN = ReprocessScenario.BEGAN;
    private static final Instant BEFORE = BEGAN.minusSeconds(60);
    private static final Instant AFTER = BEGAN.plusSeconds(60);

    @Test
    void aProfileWithoutReprocessingHasNothingPending() {
        var profile = ReprocessScenario.profile();

        assertThat(PendingReprocessing.of(
                        profile, ReprocessScenario.document("a", BEFORE, "old", Optional.empty()), AFTER))
                .isEqualTo(new PendingReprocessing.None());
    }

    @Test
    void fromPreprocessTheArrivalIsAnnouncedAsIfItsPixelsHadChanged() {
        var document = ReprocessScenario.document("a", BEFORE, "old", Optional.empty());
        document.getArrived().setChange(Change.METADATA);

        var due = PendingReprocessing.of(ReprocessScenario.again(ReprocessTransitions.PREPROCESS), document, AFTER);

        assertThat(due).isInstanceOfSatisfying(PendingReprocessing.Prepare.class, prepare -> {
            assertThat(prepare.fact().getChange()).isEqualTo(Change.PIXELS);
            assertThat(prepare.fact().getVersion())
                    .isEqualTo(document.getArrived().getVersion());
        });
    }

    @Test
    void fromPreprocessTheArrivalHasTheRegionThatPeopleDecided() {
        var region = new Region(1, 2, 8, 8);
        var document = ReprocessScenario.document("a", BEFORE, "old", Optional.empty());

        var due = PendingReprocessing.of(
                ReprocessScenario.again(ReprocessTransitions.PREPROCESS),
                ReprocessScenario.decided(document, Optional.of(region)),
                AFTER);

        assertThat(due).isInstanceOfSatisfying(PendingReprocessing.Prepare.class, prepare -> {
            assertThat(prepare.fact().getDecidedRegion()).isEqualTo(region);
        });
    }

    @Test
    void fromInferenceWhatWasDescribedSinceItBeganIsDone() {
        var profile = ReprocessScenario.again(ReprocessTransitions.INFERENCE);

        assertThat(PendingReprocessing.of(
                        profile, ReprocessScenario.document("a", BEFORE, "old", Optional.empty()), AFTER))
                .isInstanceOf(PendingReprocessing.Describe.class);
        assertThat(PendingReprocessing.of(
                        profile, ReprocessScenario.document("a", AFTER, "old", Optional.empty()), AFTER))
                .isEqualTo(new PendingReprocessing.None());
    }

    @Test
    void whileAnEmbedderIsReplacedAVectorByAnotherNextOneDoesNotCount() {
        var profile = ReprocessScenario.replacing();

        assertThat(PendingReprocessing.of(
                        profile, ReprocessScenario.document("a", AFTER, "old", Optional.of("other")), AFTER))
                .isInstanceOf(PendingReprocessing.Describe.class);
        assertThat(PendingReprocessing.of(
                        profile, ReprocessScenario.document("a", AFTER, "old", Optional.of("new")), AFTER))
                .isEqualTo(new PendingReprocessing.None());
    }

    @Test
    void afterTheReplacementTheNextVectorBecomesTheCollectionsOwn() {
        // Given
        var settling = ReprocessTransitions.finished(ReprocessScenario.replacing(), AFTER)
                .orElseThrow();

        // When
        var due = PendingReprocessing.of(
                settling, ReprocessScenario.document("a", AFTER, "old", Optional.of("new")), AFTER);

        // Then
        assertThat(due).isInstanceOfSatisfying(PendingReprocessing.Settle.class, settle -> {
            assertThat(settle.fact().getAsked().getEndpoint()).isEqualTo("new");
            assertThat(settle.fact().getAlongside()).isFalse();
            assertThat(settle.fact().getEmbeddedAt()).isEqualTo(AFTER);
        });
    }

    @Test
    void afterACancellationTheFormerVectorStaysTheCollectionsOwn() {
        var settling = ReprocessTransitions.cancelled(ReprocessScenario.replacing(), AFTER)
                .orElseThrow();

        var due = PendingReprocessing.of(
                settling, ReprocessScenario.document("a", AFTER, "old", Optional.of("new")), AFTER);

        assertThat(((PendingReprocessing.Settle) due).fact().getAsked().getEndpoint())
                .isEqualTo("old");
        assertThat(PendingReprocessing.of(
                        settling, ReprocessScenario.document("a", AFTER, "old", Optional.empty()), AFTER))
                .isEqualTo(new PendingReprocessing.None());
    }

    @Test
    void aReplacementEndsInTwoSteps() {
        // When
        var settling = ReprocessTransitions.finished(ReprocessScenario.replacing(), AFTER)
                .orElseThrow();
        var ended =
                ReprocessTransitions.finished(settling, AFTER.plusSeconds(1)).orElseThrow();

        // Then
        assertThat(settling.getEmbedder().getEndpoint()).isEqualTo("new");
        assertThat(settling.getNextEmbedder()).isNull();
        assertThat(settling.getReprocessing()).isEqualTo(new Reprocessing(ReprocessTransitions.SETTLE, AFTER));
        assertThat(ended.getReprocessing()).isNull();
        assertThat(ReprocessTransitions.finished(ended, AFTER)).isEmpty();
    }

    @Test
    void aCancelledReplacementKeepsTheEmbedder() {
        var settling = ReprocessTransitions.cancelled(ReprocessScenario.replacing(), AFTER)
                .orElseThrow();

        assertThat(settling.getEmbedder().getEndpoint()).isEqualTo("old");
        assertThat(settling.getNextEmbedder()).isNull();
        assertThat(ReprocessTransitions.cancelled(settling, AFTER)).isEmpty();
    }

    @Test
    void photographsAreProcessedAgainOnceAtATime() {
        assertThat(ReprocessTransitions.begun(ReprocessScenario.replacing(), ReprocessTransitions.PREPROCESS, AFTER))
                .isEmpty();
        assertThat(ReprocessTransitions.begun(ReprocessScenario.profile(), ReprocessTransitions.PREPROCESS, AFTER)
                        .map(CollectionProfile::getReprocessing))
                .contains(new Reprocessing(ReprocessTransitions.PREPROCESS, AFTER));
    }

    @Test
    void aVectorThatAnEarlierReleaseMadeCountsAsTheEmbeddersOwn() {
        var settling = CollectionProfile.newBuilder(ReprocessScenario.again(ReprocessTransitions.SETTLE))
                .setEmbedder(EndpointReference.newBuilder().setEndpoint("new").build())
                .build();
        var document = ReprocessScenario.document("a", BEFORE, "old", Optional.empty());
        document.setEmbedded(
                Embedded.newBuilder(document.getEmbedded()).clearAsked().build());

        assertThat(PendingReprocessing.of(settling, document, AFTER)).isEqualTo(new PendingReprocessing.None());
    }
}
