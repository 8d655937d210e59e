package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Integration test that only one of several concurrent writers can create an object: the service depends on this where
 * replicas race.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class ReceiptStoreIT {

    private static final int RACERS = 12;

    @Inject
    ReceiptStore receipts;

    @Test
    void ofManyReceiptsThatClaimAVersionOneOwnsIt() throws Exception {
        // Given
        var imageId = "img-" + UUID.randomUUID();

        // When
        long winners = race(index -> receipts.claim(receipt(imageId, 1, "b".repeat(63) + Integer.toHexString(index))));

        // Then
        assertThat(winners).isEqualTo(1);
    }

    @Test
    void aVersionThatWasClaimedIsTheNewestAlsoBeforeItIsAnnounced() {
        // Given
        var imageId = "img-" + UUID.randomUUID();
        var first = receipt(imageId, 1, "b".repeat(64));
        var second = receipt(imageId, 2, "c".repeat(64));
        receipts.claim(first);
        receipts.writeCopy(first);

        // When
        boolean claimed = receipts.claim(second);

        // Then
        assertThat(claimed).isTrue();
        assertThat(receipts.read("race", imageId)).contains(new ReceiptStore.NewestReceipt(second, false));
        assertThat(receipts.announcedAsync("race", imageId).join()).contains(first);
    }

    @Test
    void aNoteThatComesLateHidesNoNewerReceipt() {
        // Given
        var imageId = "img-" + UUID.randomUUID();
        var first = receipt(imageId, 1, "b".repeat(64));
        var second = receipt(imageId, 2, "c".repeat(64));
        receipts.claim(first);
        receipts.claim(second);
        receipts.writeCopy(second);

        // When
        receipts.writeCopy(first);

        // Then
        assertThat(receipts.read("race", imageId)).contains(new ReceiptStore.NewestReceipt(second, true));
    }

    @Test
    void aFirstNoteThatComesLateHidesNoNewerReceipt() {
        // Given
        var imageId = "img-" + UUID.randomUUID();
        var first = receipt(imageId, 1, "b".repeat(64));
        var second = receipt(imageId, 2, "c".repeat(64));
        receipts.claim(first);
        receipts.claim(second);
        receipts.writeCopy(second);

        // When
        receipts.writeFirstCopy(first);

        // Then
        assertThat(receipts.read("race", imageId)).contains(new ReceiptStore.NewestReceipt(second, true));
    }

    @Test
    void aFirstNoteMayBeWrittenTwice() {
        // Given
        var first = receipt("img-" + UUID.randomUUID(), 1, "b".repeat(64));
        receipts.claim(first);
        receipts.writeFirstCopy(first);

        // When
        receipts.writeFirstCopy(first);

        // Then
        assertThat(receipts.readAnnounced("race", first.imageId()))
                .contains(new ReceiptStore.NewestReceipt(first, true));
    }

    @Test
    void aClaimThatWasNeverAnnouncedIsOverlookedUntilItIsReadInFull() {
        // Given
        var first = receipt("img-" + UUID.randomUUID(), 1, "b".repeat(64));
        receipts.claim(first);

        // When
        var announced = receipts.readAnnounced("race", first.imageId());

        // Then
        assertThat(announced).isEmpty();
        assertThat(receipts.read("race", first.imageId())).contains(new ReceiptStore.NewestReceipt(first, false));
    }

    @Test
    void aClaimThatIsRepeatedIsStillTheOwners() {
        // Given
        var receipt = receipt("img-" + UUID.randomUUID(), 1, "b".repeat(64));
        receipts.claim(receipt);

        // When
        boolean again = receipts.claim(receipt);

        // Then
        assertThat(again).isTrue();
    }

    private interface Racer {
        boolean wins(int index);
    }

    private static long race(Racer racer) throws Exception {
        try (var racers = Executors.newFixedThreadPool(RACERS)) {
            return racers
                    .invokeAll(IntStream.range(0, RACERS)
                            .<Callable<Boolean>>mapToObj(index -> () -> racer.wins(index))
                            .toList())
                    .stream()
                    .filter(Future::resultNow)
                    .count();
        }
    }

    private static Receipt receipt(String imageId, int version, String statementDigest) {
        return new Receipt(
                imageId,
                "race",
                "museum-a",
                "one",
                version,
                "a".repeat(64),
                statementDigest,
                URI.create("s3://vitrine/x"),
                Instant.parse("2026-01-01T12:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
