package org.vitrine.ingest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingReadingTest {

    private static final PendingSubscription PENDING = PendingSubscription.of(
            "arn:aws:sns:eu-central-1:000000000000:photographs",
            "https://sns.eu-central-1.amazonaws.com/",
            Instant.EPOCH);

    @Test
    void whatIsReadIsKnown() {
        assertThat(read(Uni.createFrom().item(List.of(PENDING)), Duration.ofMinutes(1)))
                .isEqualTo(new PendingReading.Known(List.of(PENDING)));
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedFor() {
        assertThat(read(Uni.createFrom().nothing(), Duration.ofMillis(20)))
                .isEqualTo(new PendingReading.Unknown(
                        "Pending subscriptions cannot be read from S3 now: no answer within 20 ms."));
    }

    @Test
    void aFailureIsNamed() {
        assertThat(read(Uni.createFrom().failure(new IOException("Connection refused")), Duration.ofMinutes(1)))
                .isEqualTo(new PendingReading.Unknown(
                        "Pending subscriptions cannot be read from S3 now: Connection refused"));
    }

    private static PendingReading read(Uni<List<PendingSubscription>> subscriptions, Duration limit) {
        return PendingReading.within(limit, subscriptions).await().indefinitely();
    }
}
