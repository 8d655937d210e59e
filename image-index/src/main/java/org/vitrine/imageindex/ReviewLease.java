package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The lease of a review task: the right of one person to work on it until a time. There is one document per task; a
 * later lease replaces it and keeps when the task was last finished.
 *
 * @param taskId id of the task and of the document
 * @param queue queue from which the task was taken
 * @param token token that proves that a request comes from the holder; unique per lease
 * @param person pseudonymous id of the holder
 * @param leasedAt start of the lease, UTC
 * @param leasedUntil expiry, UTC, by the clock of the replica that granted the lease
 * @param released whether the holder gave the task back or finished it
 * @param doneAt when the task was last finished, by this holder or an earlier one; empty where it never was
 * @param doneBy pseudonymous id of the person who last finished it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReviewLease(
        String taskId,
        String collectionId,
        String queue,
        String token,
        String person,
        Instant leasedAt,
        Instant leasedUntil,
        boolean released,
        Optional<Instant> doneAt,
        Optional<String> doneBy) {

    /** Creates a lease of a task that was never finished. */
    public static ReviewLease of(
            String taskId,
            String collectionId,
            String queue,
            String token,
            String person,
            Instant leasedAt,
            Instant leasedUntil) {
        return new ReviewLease(
                taskId,
                collectionId,
                queue,
                token,
                person,
                leasedAt,
                leasedUntil,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the lease is valid: neither expired nor released. */
    public boolean isValid(Instant now) {
        return !released && now.isBefore(leasedUntil);
    }

    /**
     * Whether another person may take the task.
     *
     * @param skew maximum difference of the clocks of two replicas, added to the expiry
     */
    public boolean isAvailable(Instant now, Duration skew) {
        return released || !now.isBefore(leasedUntil.plus(skew));
    }

    /** Returns the lease {@code next} with the time and person of the last completion of this one. */
    ReviewLease replacedBy(ReviewLease next) {
        return new ReviewLease(
                taskId,
                next.collectionId,
                next.queue,
                next.token,
                next.person,
                next.leasedAt,
                next.leasedUntil,
                next.released,
                doneAt,
                doneBy);
    }

    /** Returns the lease with a later expiry; an earlier one is ignored. */
    ReviewLease withExpiry(Instant until) {
        return new ReviewLease(
                taskId,
                collectionId,
                queue,
                token,
                person,
                leasedAt,
                until.isAfter(leasedUntil) ? until : leasedUntil,
                released,
                doneAt,
                doneBy);
    }

    ReviewLease withReleased() {
        return new ReviewLease(taskId, collectionId, queue, token, person, leasedAt, leasedUntil, true, doneAt, doneBy);
    }

    ReviewLease withFinished(Instant now, String by) {
        return new ReviewLease(
                taskId,
                collectionId,
                queue,
                token,
                person,
                leasedAt,
                leasedUntil,
                true,
                Optional.of(now),
                Optional.of(by));
    }
}
