package org.vitrine.ingest.subscription;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The outcome of reading which subscriptions wait to be confirmed. */
public sealed interface PendingReading {

    record Known(List<PendingSubscription> subscriptions) implements PendingReading {}

    /** @param sentence says why they cannot be read now */
    record Unknown(String sentence) implements PendingReading {}

    /** Unknown where reading fails or takes longer. */
    static Uni<PendingReading> within(Duration limit, Uni<List<PendingSubscription>> subscriptions) {
        return subscriptions
                .ifNoItem()
                .after(limit)
                .fail()
                .<PendingReading>map(Known::new)
                .onFailure()
                .recoverWithItem(failure -> new Unknown("Pending subscriptions cannot be read from S3 now: %s"
                        .formatted(
                                failure instanceof TimeoutException
                                        ? "no answer within %d ms.".formatted(limit.toMillis())
                                        : failure.getMessage())));
    }
}
