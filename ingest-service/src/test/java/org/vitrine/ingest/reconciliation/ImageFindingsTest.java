package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.ingest.progress.ImageJourney;
import org.vitrine.ingest.reconciliation.ReconciliationFinding.Kind;
import org.vitrine.store.StoreKeys;

class ImageFindingsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(200));
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String FIRST = StoreKeys.original("coins", "img-a", 1, new UUID(1, 2), A);
    private static final String SECOND = StoreKeys.original("coins", "img-a", 2, new UUID(1, 2), B);

    private static final StoredImage REPLACED = new StoredImage(
            "img-a",
            List.of(new StoredObject(FIRST, LONG_AGO), new StoredObject(SECOND, LONG_AGO)),
            List.of(),
            List.of());

    private static final Receipt NEWEST = new Receipt(
            "img-a",
            "coins",
            "museum-a",
            "one",
            2,
            B,
            B,
            URI.create("s3://vitrine/" + SECOND),
            LONG_AGO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static ImageFindings findings(boolean retention) {
        return new ImageFindings(
                new ImageAudit("coins", NOW),
                Optional.of(new SupersededObjects("coins", NOW.minus(KEPT))).filter(_ -> retention),
                KEPT);
    }

    private static ImageFindings.Journeys at(String stage) {
        return imageId -> Optional.of(new ImageJourney(
                imageId,
                "coins",
                "museum-a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(2),
                Optional.of(B),
                stage,
                List.of()));
    }

    @Test
    void whatWasReplacedLongAgoIsFoundOnceTheNewestVersionIsIndexed() {
        assertThat(findings(true).of(REPLACED, Optional.of(NEWEST), at("indexed")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.SUPERSEDED);
                    assertThat(finding.key()).isEqualTo(FIRST);
                    assertThat(finding.sentence()).contains("PT2160H");
                });
        assertThat(findings(true).of(REPLACED, Optional.of(NEWEST), at("embedded")))
                .isEmpty();
    }

    @Test
    void withoutRetentionNothingThatWasReplacedIsFoundAndNoJourneyIsRead() {
        ImageFindings.Journeys unread = imageId -> {
            throw new AssertionError("the journey of " + imageId + " was read");
        };

        assertThat(findings(false).of(REPLACED, Optional.of(NEWEST), unread)).isEmpty();
    }

    @Test
    void whatIsInconsistentIsFoundWithAndWithoutRetention() {
        var noReceipt = new StoredImage("img-a", List.of(new StoredObject(FIRST, LONG_AGO)), List.of(), List.of());

        for (boolean retention : List.of(true, false)) {
            assertThat(findings(retention).of(noReceipt, Optional.empty(), _ -> Optional.empty()))
                    .extracting(ReconciliationFinding::kind)
                    .containsExactly(Kind.OBJECT_WITHOUT_EVENT);
        }
    }
}
