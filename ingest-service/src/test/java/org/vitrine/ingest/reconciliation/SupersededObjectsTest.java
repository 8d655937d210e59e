package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.store.StoreKeys;
import org.vitrine.store.StoreKeys.RenditionFile;

class SupersededObjectsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(200));
    private static final Instant LATELY = NOW.minus(Duration.ofDays(10));
    private static final UUID ATTEMPT = new UUID(1, 2);
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private final SupersededObjects superseded = new SupersededObjects("coins", NOW.minus(Duration.ofDays(90)));

    @Test
    void whatALaterVersionReplacedLongAgoGoesAndTheNewestStays() {
        // Given: pixels of version 1, other pixels in version 3, other metadata in version 4
        var image = image(
                List.of(original(1, A, LONG_AGO), original(3, B, LONG_AGO)),
                List.of(rendition(1, A, LONG_AGO), rendition(3, B, LONG_AGO)),
                List.of(receipt(1, LONG_AGO), receipt(3, LONG_AGO), receipt(4, LATELY)));

        // When
        var old = superseded.of(image, newest(4, B, StoreKeys.original("coins", "img-a", 3, ATTEMPT, B)));

        // Then
        assertThat(old)
                .extracting(StoredObject::key)
                .containsExactly(
                        StoreKeys.original("coins", "img-a", 1, ATTEMPT, A),
                        StoreKeys.rendition("coins", "img-a", 1, A, RenditionFile.MASK),
                        StoreKeys.receipt("coins", "img-a", 1));
    }

    @Test
    void whatWasReplacedLatelyStaysHoweverOldItIs() {
        // Given
        var image = image(
                List.of(original(1, A, LONG_AGO), original(2, B, LATELY)),
                List.of(rendition(1, A, LONG_AGO)),
                List.of(receipt(1, LONG_AGO), receipt(2, LATELY)));

        // When
        var old = superseded.of(image, newest(2, B, StoreKeys.original("coins", "img-a", 2, ATTEMPT, B)));

        // Then
        assertThat(old).isEmpty();
    }

    @Test
    void anImageOfAnEarlierReleaseKeepsTheRenditionsOfItsBytes() {
        // Given
        var current = new StoredObject(StoreKeys.original("coins", "img-a", A), LONG_AGO);
        var other = new StoredObject(StoreKeys.original("coins", "img-a", B), LONG_AGO);
        var currentMask = new StoredObject(StoreKeys.rendition("coins", "img-a", A, RenditionFile.MASK), LONG_AGO);
        var otherMask = new StoredObject(StoreKeys.rendition("coins", "img-a", B, RenditionFile.MASK), LONG_AGO);
        var image = image(List.of(current, other), List.of(currentMask, otherMask), List.of());

        // When
        var old = superseded.of(image, newest(2, A, current.key()));

        // Then
        assertThat(old).containsExactly(other, otherMask);
    }

    @Test
    void aPeriodHasOneKeyAndTheNextAnother() {
        var day = Duration.ofDays(1);

        assertThat(Stream.of(NOW, NOW.plus(Duration.ofHours(11)), NOW.plus(Duration.ofHours(13)))
                        .map(at -> ScheduledRetention.periodKey(at, day))
                        .distinct())
                .hasSize(2);
    }

    private static StoredImage image(
            List<StoredObject> originals, List<StoredObject> renditions, List<StoredObject> receipts) {
        return new StoredImage("img-a", originals, renditions, receipts);
    }

    private static StoredObject original(int version, String sha256, Instant at) {
        return new StoredObject(StoreKeys.original("coins", "img-a", version, ATTEMPT, sha256), at);
    }

    private static StoredObject rendition(int version, String sha256, Instant at) {
        return new StoredObject(StoreKeys.rendition("coins", "img-a", version, sha256, RenditionFile.MASK), at);
    }

    private static StoredObject receipt(int version, Instant at) {
        return new StoredObject(StoreKeys.receipt("coins", "img-a", version), at);
    }

    private static Receipt newest(int version, String sha256, String key) {
        return new Receipt(
                "img-a",
                "coins",
                "museum-a",
                "one",
                version,
                sha256,
                B,
                URI.create("s3://vitrine/" + key),
                LONG_AGO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
