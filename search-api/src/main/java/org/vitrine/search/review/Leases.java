package org.vitrine.search.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.LeaseIndex;
import org.vitrine.imageindex.LeaseOutcome;
import org.vitrine.imageindex.ReviewLease;

/**
 * Lends review tasks to people for a limited time, and checks the lease token of a decision. The leases are in
 * OpenSearch, see {@link LeaseIndex}; one task has at most one holder, whichever replica lends it.
 *
 * <p>The caller that takes a decision calls {@link #check} before it and, if the lease is held, {@link #complete} after
 * the decision is written. In the other order, a crash in between would hide a task that is not decided.
 */
@ApplicationScoped
public class Leases {

    private static final int TOKEN_BYTES = 16;

    private final LeaseIndex index;
    private final ReviewConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Leases(LeaseIndex index, ReviewConfig config) {
        this(index, config, Clock.systemUTC());
    }

    Leases(LeaseIndex index, ReviewConfig config, Clock clock) {
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Checks the lease token of a decision.
     *
     * @param token token from {@code POST …/review/{queue}/next}
     */
    public Uni<LeaseCheck> check(String collectionId, String token) {
        return TaskKey.taskOf(token)
                .map(taskId -> index.find(taskId).map(found -> evaluate(collectionId, taskId, token, found)))
                .orElseGet(() -> Uni.createFrom().item(new LeaseCheck.Malformed()));
    }

    private LeaseCheck evaluate(String collectionId, String taskId, String token, Optional<ReviewLease> found) {
        if (found.filter(lease -> !lease.collectionId().equals(collectionId)).isPresent()) {
            return new LeaseCheck.Malformed();
        }
        boolean held = found.filter(lease -> lease.token().equals(token) && lease.isValid(clock.instant()))
                .isPresent();
        return held
                ? new LeaseCheck.Held(taskId)
                : new LeaseCheck.Expired(
                        taskId,
                        found.filter(lease -> !lease.token().equals(token)).flatMap(ReviewLease::doneBy));
    }

    /** Returns whether a task is about one of these specimens or photographs. */
    public static boolean isAbout(String taskId, String collectionId, Collection<IndexedSubject> subjects) {
        return subjects.stream()
                .flatMap(subject -> TaskKey.idsOf(collectionId, subject))
                .anyMatch(taskId::equals);
    }

    /**
     * Ends the lease because a decision about the task is written. From now on the task is left out of its queues,
     * until the index shows the decision. Does nothing if the lease was lost meanwhile.
     *
     * @param person pseudonymous id of the person who decided
     */
    public Uni<Void> complete(String token, String person) {
        return TaskKey.taskOf(token)
                .map(taskId ->
                        index.finish(taskId, token, clock.instant(), person).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Lends a task to a person. Empty if another person holds it, or if it was finished a short time ago. */
    Uni<Optional<ReviewLease>> acquire(TaskKey task, String queue, String person) {
        return Uni.createFrom().deferred(() -> {
            Instant now = clock.instant();
            String id = task.id();
            var newLease = ReviewLease.of(
                    id, task.collectionId(), queue, id + "." + secret(), person, now, now.plus(config.leaseFor()));
            // Searches do not find a finished task until the next refresh of the index; it must not be lent again
            // before that.
            return index.find(id)
                    .chain(found -> found.filter(lease -> isRecentlyCompleted(lease, now))
                                    .isPresent()
                            ? Uni.createFrom().item(Optional.<ReviewLease>empty())
                            : index.acquire(newLease, now, config.clockSkew()).map(Leases::held));
        });
    }

    private boolean isRecentlyCompleted(ReviewLease lease, Instant now) {
        return lease.doneAt()
                .filter(done -> now.isBefore(done.plus(config.doneHides())))
                .isPresent();
    }

    /** Extends the lease. Empty if it is no longer held, or if the token is not one of the collection. */
    Uni<Optional<ReviewLease>> renew(String collectionId, String token) {
        return changeOwned(
                collectionId,
                token,
                taskId -> index.renew(taskId, token, clock.instant().plus(config.leaseFor())));
    }

    /**
     * Ends the lease without a decision. Empty if it is no longer held, or if the token is not one of the collection.
     */
    Uni<Optional<ReviewLease>> release(String collectionId, String token) {
        return changeOwned(collectionId, token, taskId -> index.release(taskId, token));
    }

    private interface Change {
        Uni<LeaseOutcome> of(String taskId);
    }

    private Uni<Optional<ReviewLease>> changeOwned(String collectionId, String token, Change change) {
        var taskId = TaskKey.taskOf(token);
        if (taskId.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return index.find(taskId.get())
                .chain(found -> found.filter(lease -> lease.collectionId().equals(collectionId))
                        .map(_ -> change.of(taskId.get()).map(Leases::held))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Optional<ReviewLease> held(LeaseOutcome outcome) {
        return switch (outcome) {
            case LeaseOutcome.Held(var lease) -> Optional.of(lease);
            case LeaseOutcome.NotHeld _ -> Optional.empty();
        };
    }

    private String secret() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
