package org.vitrine.ingest.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.DecidedAngle;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Region;
import org.vitrine.ingest.reprocess.PlacementAnnouncements.NextStep;

/** Tests which documents cause that their photograph is announced again, and with which region and angle. */
class PlacementAnnouncementsTest {

    private static final Instant BEGAN = ReprocessScenario.BEGAN;
    private static final Region REGION = new Region(1, 2, 8, 8);
    private static final ImageDocument DOCUMENT = ReprocessScenario.document("a", BEGAN, "old", Optional.empty());
    private static final ImageDocument DECIDED = ReprocessScenario.decided(DOCUMENT, Optional.of(REGION));

    private final PlacementAnnouncements announcements = new PlacementAnnouncements();

    @Test
    void aPhotographWithoutDecisionsIsNotAnnounced() {
        assertThat(announcements.next(DOCUMENT)).isEqualTo(new NextStep.None());
        assertThat(announcements.next(ReprocessScenario.decided(DOCUMENT, Optional.empty())))
                .isEqualTo(new NextStep.None());
    }

    @Test
    void aDecidedRegionIsAnnouncedWithTheSameVersionAsAChangeOfPixels() {
        // When
        var fact = announced(DECIDED);

        // Then
        assertThat(fact.getDecidedRegion()).isEqualTo(REGION);
        assertThat(fact.getDecidedAngleDegrees()).isNull();
        assertThat(fact.getVersion()).isEqualTo(DOCUMENT.getArrived().getVersion());
        assertThat(fact.getArrivedAt()).isEqualTo(DOCUMENT.getArrived().getArrivedAt());
        assertThat(fact.getChange()).isEqualTo(Change.PIXELS);
    }

    @Test
    void aDecidedAngleIsAnnounced() {
        // Given
        var decided = ImageDecided.newBuilder()
                .setAngle(new DecidedAngle(359.5, new DecisionReference("d-1", "anna", BEGAN, "")))
                .setRevision(1)
                .build();

        // When
        var fact = announced(
                ImageDocument.newBuilder(DOCUMENT).setImageDecided(decided).build());

        // Then
        assertThat(fact.getDecidedAngleDegrees()).isEqualTo(359.5);
        assertThat(fact.getDecidedRegion()).isNull();
    }

    @Test
    void thePreparationWithTheDecidedRegionEndsIt() {
        // Given
        announcements.markAnnounced(DECIDED);

        // When
        var next = announcements.next(ReprocessScenario.prepared(DECIDED, Optional.of(REGION), BEGAN.plusSeconds(1)));

        // Then
        assertThat(next).isEqualTo(new NextStep.None());
    }

    @Test
    void anUndoneDecisionIsAnnouncedWithoutARegion() {
        // Given
        var prepared = ReprocessScenario.prepared(DECIDED, Optional.of(REGION), BEGAN.plusSeconds(1));

        // When
        var fact = announced(ReprocessScenario.decided(prepared, Optional.empty()));

        // Then
        assertThat(fact.getDecidedRegion()).isNull();
    }

    @Test
    void whileThePhotographIsPreparedFurtherDocumentsAnnounceNothing() {
        // Given
        announcements.markAnnounced(DECIDED);
        var proposed = ImageDocument.newBuilder(DECIDED).setRevision(2).build();

        // When
        var next = announcements.next(proposed);

        // Then
        assertThat(next).isEqualTo(new NextStep.None());
    }

    @Test
    void anotherRegionIsAnnouncedWhileThePhotographIsPrepared() {
        // Given
        announcements.markAnnounced(DECIDED);
        var other = new Region(2, 2, 8, 8);

        // When
        var fact = announced(ReprocessScenario.decided(DOCUMENT, Optional.of(other)));

        // Then
        assertThat(fact.getDecidedRegion()).isEqualTo(other);
    }

    @Test
    void aRetryWithoutTheRegionIsAnnouncedAgain() {
        // Given
        announcements.markAnnounced(DECIDED);
        var retried = ReprocessScenario.prepared(DECIDED, Optional.empty(), BEGAN.plusSeconds(1));

        // Then
        assertThat(announcements.next(retried)).isInstanceOf(NextStep.Announce.class);
    }

    /** A preprocess-service of an earlier release prepares without the region, and would do so for ever. */
    @Test
    void preparationsThatKeepIgnoringTheRegionEndTheAnnouncements() {
        // Given
        for (int i = 0; i < PlacementAnnouncements.MAX_ANNOUNCEMENTS; i++) {
            announcements.markAnnounced(ReprocessScenario.prepared(DECIDED, Optional.empty(), BEGAN.plusSeconds(i)));
        }
        var ignoredAgain = ReprocessScenario.prepared(DECIDED, Optional.empty(), BEGAN.plusSeconds(9));

        // When
        var next = announcements.next(ignoredAgain);

        // Then
        assertThat(next).isEqualTo(new NextStep.GiveUp());
        assertThat(announcements.next(ReprocessScenario.decided(ignoredAgain, Optional.empty())))
                .isEqualTo(new NextStep.None());
    }

    @Test
    void aWithdrawnPhotographIsForgotten() {
        // Given
        announcements.markAnnounced(DECIDED);

        // When
        announcements.forget("a");

        // Then
        assertThat(announcements.next(DECIDED)).isInstanceOf(NextStep.Announce.class);
    }

    private ImageArrived announced(ImageDocument document) {
        return ((NextStep.Announce) announcements.next(document)).fact();
    }
}
