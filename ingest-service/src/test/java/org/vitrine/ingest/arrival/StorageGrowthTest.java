package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.arrival.InstitutionStatement.Face;
import org.vitrine.ingest.progress.StoredAmount;

class StorageGrowthTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aNewPhotographAddsItselfAndItsBytes() {
        assertThat(StorageGrowth.of(Optional.empty(), 100)).isEqualTo(new StoredAmount(1, 100));
    }

    @Test
    void theSameBytesAddNothing() {
        assertThat(StorageGrowth.of(Optional.of(receipt(100)), 100)).isEqualTo(StoredAmount.NONE);
    }

    @Test
    void anotherVersionAddsTheDifference() {
        assertThat(StorageGrowth.of(Optional.of(receipt(100)), 130)).isEqualTo(new StoredAmount(0, 30));
        assertThat(StorageGrowth.of(Optional.of(receipt(100)), 60)).isEqualTo(new StoredAmount(0, -40));
    }

    @Test
    void afterAWithdrawalThePhotographIsNew() {
        assertThat(StorageGrowth.of(Optional.of(receipt(100).withdrawn(NOON)), 100))
                .isEqualTo(new StoredAmount(1, 100));
    }

    @Test
    void aReceiptWithoutASizeCountsAsTheSameSize() {
        // Given
        var known = receipt(100);
        var earlierRelease = new Receipt(
                known.imageId(),
                known.collectionId(),
                known.institutionId(),
                known.identifier(),
                known.version(),
                known.sha256(),
                known.statementDigest(),
                known.location(),
                known.arrivedAt(),
                known.withdrawnAt(),
                known.sequencer(),
                Optional.empty());

        // Then
        assertThat(StorageGrowth.of(Optional.of(earlierRelease), 130)).isEqualTo(StoredAmount.NONE);
    }

    private static Receipt receipt(long sizeBytes) {
        return new Receipt(
                "img-a",
                "coins",
                "museum-a",
                "one",
                1,
                "a".repeat(64),
                "statement",
                URI.create("s3://vitrine/originals/coins/img-a/1"),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ReceiptContent(
                        Optional.empty(),
                        Optional.empty(),
                        Face.OBVERSE,
                        Map.of(),
                        sizeBytes,
                        "image/jpeg",
                        100,
                        100)));
    }
}
