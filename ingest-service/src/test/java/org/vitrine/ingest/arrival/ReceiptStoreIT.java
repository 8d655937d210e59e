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

/** That the store lets one writer win: what the rest of the service rests on where replicas race. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class ReceiptStoreIT {

    private static final int RACERS = 12;

    @Inject
    ReceiptStore receipts;

    @Test
    void ofManyFirstReceiptsOneIsFiled() throws Exception {
        // Given
        var imageId = "img-" + UUID.randomUUID();

        // When
        long winners = race(index -> receipts.write(receipt(imageId, index), Optional.empty()));

        // Then
        assertThat(winners).isEqualTo(1);
    }

    /** One after the other: the local store checks the tag and then writes, so that of real racers several may win there. */
    @Test
    void aWriterWhoReadAnOlderReceiptIsRefused() {
        // Given
        var imageId = "img-" + UUID.randomUUID();
        receipts.write(receipt(imageId, 1), Optional.empty());
        var read = receipts.read("race", imageId);

        // When
        boolean first = receipts.write(receipt(imageId, 2), read);
        boolean second = receipts.write(receipt(imageId, 3), read);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(receipts.read("race", imageId).orElseThrow().receipt().version())
                .isEqualTo(2);
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

    private static Receipt receipt(String imageId, int version) {
        return new Receipt(
                imageId,
                "race",
                "museum-a",
                "one",
                version,
                "a".repeat(64),
                "b".repeat(64),
                URI.create("s3://vitrine/x"),
                Instant.parse("2026-01-01T12:00:00Z"),
                Optional.empty(),
                Optional.empty());
    }
}
