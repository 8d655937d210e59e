package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.ingest.arrival.ReceiptStore.NewestReceipt;
import org.vitrine.ingest.arrival.RetryDecision.Announce;
import org.vitrine.ingest.arrival.RetryDecision.Skip;
import org.vitrine.ingest.progress.ImageStage;

class RetryDecisionTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"rejected", "dead-lettered"})
    void whatFailedIsAnnouncedAsTheNextVersion(String stage) {
        assertThat(RetryDecision.of(announced(receipt(3)), seen(stage, 3))).isEqualTo(new Announce(receipt(3), 4));
    }

    /** The state after a crash between the event and the receipt. */
    @Test
    void aReceiptThatLagsBehindItsEventIsPassed() {
        assertThat(RetryDecision.of(announced(receipt(2)), seen("rejected", 3))).isEqualTo(new Announce(receipt(2), 4));
    }

    @ParameterizedTest
    @CsvSource({
        "arrived, 3, IN_FLIGHT",
        "preprocessed, 3, IN_FLIGHT",
        "embedded, 3, IN_FLIGHT",
        "indexed, 3, INDEXED",
        "rejected, 2, IN_FLIGHT",
        "dead-lettered, 2, IN_FLIGHT",
        "rejected, 0, IN_FLIGHT"
    })
    void whatHasNotFailedOrHasGoneOnSinceIsLeft(String stage, int version, RetryOutcome outcome) {
        assertThat(RetryDecision.of(announced(receipt(3)), seen(stage, version)))
                .isEqualTo(new Skip(outcome));
    }

    @Test
    void aWithdrawnImageIsNotAnnounced() {
        assertThat(RetryDecision.of(announced(receipt(3).withdrawn(NOON)), seen("rejected", 3)))
                .isEqualTo(new Skip(RetryOutcome.GONE));
    }

    @Test
    void whatNeverArrivedMustBeSentAgain() {
        assertThat(RetryDecision.of(Optional.empty(), seen("rejected", 0)))
                .isEqualTo(new Skip(RetryOutcome.MISSING_BYTES));
    }

    @Test
    void aReceiptWithoutItsContentMustBeSentAgain() {
        // Given
        var receipt = receipt(3);
        var old = new Receipt(
                receipt.imageId(),
                receipt.collectionId(),
                receipt.institutionId(),
                receipt.identifier(),
                receipt.version(),
                receipt.sha256(),
                receipt.statementDigest(),
                receipt.location(),
                receipt.arrivedAt(),
                receipt.withdrawnAt(),
                receipt.sequencer(),
                Optional.empty());

        // Then
        assertThat(RetryDecision.of(announced(old), seen("dead-lettered", 3)))
                .isEqualTo(new Skip(RetryOutcome.MISSING_BYTES));
    }

    /** The writer of the version died between the receipt and the event, or is still working. */
    @Test
    void aVersionThatMayNotHaveBeenAnnouncedIsFollowedByAnother() {
        assertThat(RetryDecision.of(Optional.of(new NewestReceipt(receipt(4), false)), seen("dead-lettered", 3)))
                .isEqualTo(new Announce(receipt(4), 5));
        assertThat(RetryDecision.of(Optional.of(new NewestReceipt(receipt(1), false)), Optional.empty()))
                .isEqualTo(new Announce(receipt(1), 2));
    }

    private static Optional<NewestReceipt> announced(Receipt receipt) {
        return Optional.of(new NewestReceipt(receipt, true));
    }

    private static Optional<ImageStage> seen(String stage, int version) {
        return Optional.of(new ImageStage("img-a", stage, version));
    }

    private static Receipt receipt(int version) {
        return new Receipt(
                "img-a",
                "coins",
                "museum-a",
                "a",
                version,
                "a".repeat(64),
                "b".repeat(64),
                URI.create("s3://vitrine/a"),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ReceiptContent(
                        Optional.of("specimen-1"),
                        Optional.empty(),
                        InstitutionStatement.Face.OBVERSE,
                        Map.of(),
                        10,
                        "image/jpeg",
                        8,
                        8)));
    }
}
