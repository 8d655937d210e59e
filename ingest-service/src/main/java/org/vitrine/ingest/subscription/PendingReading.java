package org.vitrine.ingest.subscription;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The outcome of reading the subscriptions that wait to be confirmed. */
public sealed interface PendingReading {

    record Known(List<PendingSubscription> subscriptions) implements PendingReading {}

    /**
     * The subscriptions cannot be read now.
     *
     * @param sentence states why
     */
    record Unknown(String sentence) implements PendingReading {}

    /**
     * Returns {@link Known} where the subscriptions are read within a time limit, and {@link Unknown} where reading
     * fails or takes longer. The result never fails.
     */
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
