package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who works on a review task, and until when. There is one document per task; a later lease of the task replaces it and keeps when the
 * task was last finished.
 *
 * @param taskId of the task, the id of the document
 * @param queue from which the task was lent
 * @param token proves that a request comes from the holder; no two leases have the same
 * @param person pseudonymous id of the holder
 * @param leasedUntil by the clock of the replica that lent it
 * @param released whether the holder gave it back or finished the task
 * @param doneAt when the task was last finished, by this holder or an earlier one
 * @param doneBy pseudonymous id of who finished it
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

    /** A new lease of a task that was never finished. */
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

    /** Whether the holder may still count on it. */
    public boolean holds(Instant now) {
        return !released && now.isBefore(leasedUntil);
    }

    /**
     * Whether another person may take the task.
     *
     * @param skew by how much the clocks of two replicas may differ
     */
    public boolean isFree(Instant now, Duration skew) {
        return released || !now.isBefore(leasedUntil.plus(skew));
    }

    /** The same task lent to somebody else. */
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

    /** Never shortens it. */
    ReviewLease renewedUntil(Instant until) {
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

    ReviewLease givenBack() {
        return new ReviewLease(taskId, collectionId, queue, token, person, leasedAt, leasedUntil, true, doneAt, doneBy);
    }

    ReviewLease finished(Instant now, String by) {
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
