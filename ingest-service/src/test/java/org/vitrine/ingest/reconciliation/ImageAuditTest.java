package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.ingest.reconciliation.ReconciliationFinding.Kind;

class ImageAuditTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(3));
    private static final Instant JUST_NOW = NOON.plusSeconds(60);
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private final ImageAudit imageAudit = new ImageAudit("coins", NOON);

    @Test
    void anImageWhoseOriginalIsThereIsSound() {
        assertThat(imageAudit.of(image(original(A, LONG_AGO)), receipt(A, LONG_AGO), nothing()))
                .isEmpty();
    }

    @Test
    void anOlderVersionsOriginalIsSoundToo() {
        var image = image(original(A, LONG_AGO), original(B, LONG_AGO.plusSeconds(10)));

        assertThat(imageAudit.of(image, receipt(B, LONG_AGO.plusSeconds(11)), nothing()))
                .isEmpty();
    }

    @Test
    void bytesStoredAfterTheNewestArrivalWereNeverAnnounced() {
        var image = image(original(A, LONG_AGO), original(B, LONG_AGO.plusSeconds(600)));

        assertThat(imageAudit.of(image, receipt(A, LONG_AGO.plusSeconds(1)), nothing()))
                .extracting(ReconciliationFinding::kind, ReconciliationFinding::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.OBJECT_WITHOUT_EVENT, "originals/coins/img-a/" + B));
    }

    @Test
    void bytesThatWereAnnouncedAndWhoseReceiptIsStillToComeAreSound() {
        var image = image(original(A, LONG_AGO), original(B, LONG_AGO.plusSeconds(600)));

        assertThat(imageAudit.of(image, receipt(A, LONG_AGO.plusSeconds(1)), () -> Optional.of(B)))
                .isEmpty();
    }

    @Test
    void bytesWithoutReceiptAndJourneyWereNeverAnnounced() {
        assertThat(imageAudit.of(image(original(A, LONG_AGO)), Optional.empty(), nothing()))
                .extracting(ReconciliationFinding::kind)
                .containsExactly(Kind.OBJECT_WITHOUT_EVENT);
    }

    @Test
    void anAnnouncedImageWithoutAReceiptIsReportedOnce() {
        var image = image(original(A, LONG_AGO), original(B, LONG_AGO));

        assertThat(imageAudit.of(image, Optional.empty(), () -> Optional.of(A)))
                .extracting(ReconciliationFinding::kind)
                .containsExactly(Kind.EVENT_WITHOUT_RECEIPT);
    }

    @Test
    void aMissingOriginalIsReportedWithItsInstitution() {
        assertThat(imageAudit.of(image(), receipt(A, LONG_AGO), nothing()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.EVENT_WITHOUT_OBJECT);
                    assertThat(finding.kind().isRemovable()).isFalse();
                    assertThat(finding.sentence()).contains("museum-a", "one");
                });
    }

    @Test
    void remainingObjectsOfAWithdrawnImageAreReported() {
        var image = new StoredImage(
                "img-a",
                List.of(original(A, LONG_AGO)),
                List.of(new StoredObject("renditions/coins/img-a/0/mask.png", LONG_AGO)),
                List.of());
        var withdrawn = receipt(A, LONG_AGO).map(receipt -> receipt.withdrawn(LONG_AGO.plusSeconds(1)));

        assertThat(imageAudit.of(image, withdrawn, nothing()))
                .extracting(ReconciliationFinding::kind)
                .containsOnly(Kind.LEFT_AFTER_WITHDRAWAL)
                .hasSize(2);
    }

    @Test
    void objectsThatMayBeInProgressAreNotReported() {
        assertThat(imageAudit.of(image(original(A, JUST_NOW)), Optional.empty(), nothing()))
                .isEmpty();
        assertThat(imageAudit.of(image(), receipt(A, JUST_NOW), nothing())).isEmpty();
        assertThat(imageAudit.of(
                        image(original(A, LONG_AGO)),
                        receipt(A, LONG_AGO).map(receipt -> receipt.withdrawn(JUST_NOW)),
                        nothing()))
                .isEmpty();
    }

    @Test
    void whatWasPostedSinceAWithdrawalIsNotLeftAfterIt() {
        // Given: withdrawn as version 2, posted again as version 3, whose receipt is not written yet
        var again = new StoredObject("originals/coins/img-a/000000003-5/" + A, LONG_AGO);
        var before = new StoredObject("originals/coins/img-a/000000001-4/" + A, LONG_AGO);

        // When
        var findings = imageAudit.of(
                image(before, again), receipt(A, LONG_AGO).map(receipt -> receipt.withdrawn(LONG_AGO)), nothing());

        // Then
        assertThat(findings).extracting(ReconciliationFinding::key).containsExactly(before.key());
    }

    private static ImageAudit.AnnouncedDigest nothing() {
        return Optional::empty;
    }

    private static StoredImage image(StoredObject... originals) {
        return new StoredImage("img-a", List.of(originals), List.of(), List.of());
    }

    private static StoredObject original(String sha256, Instant storedAt) {
        return new StoredObject("originals/coins/img-a/" + sha256, storedAt);
    }

    private static Optional<Receipt> receipt(String sha256, Instant arrivedAt) {
        return Optional.of(new Receipt(
                "img-a",
                "coins",
                "museum-a",
                "one",
                1,
                sha256,
                B,
                URI.create("s3://vitrine/originals/coins/img-a/" + sha256),
                arrivedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
