package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpType;
import org.opensearch.client.opensearch.core.IndexRequest;

/**
 * Stores the leases of review tasks in an index of OpenSearch, one document per task. Used by search-api.
 *
 * <p>A task has at most one unexpired lease, with any number of replicas of search-api: the first lease is written only
 * where no document of the task exists ({@code op_type=create}), each later one only over the version that was read
 * ({@code if_seq_no}, {@code if_primary_term}). One shard decides which of two concurrent writers is first.
 *
 * <p>Calls do not block. Every {@link Uni} fails with {@link IndexUnavailable} when OpenSearch cannot be reached in
 * time. A write whose response was lost may have succeeded: the task then has a lease whose token no client received,
 * until that lease expires.
 */
@ApplicationScoped
public class LeaseIndex {

    /** The name of the index; its number is that of the layout of the documents. */
    static final IndexName NAME = new IndexName("review-leases-1");

    private static final String TEMPLATE = "review-leases-template.json";

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;
    private final IndexTemplates templates;

    LeaseIndex(OpenSearchAsyncClient client, IndexTemplates templates, IndexConfig config) {
        this.client = client;
        this.config = config;
        this.templates = templates;
    }

    /** A stored lease with the sequence number and primary term of its document, for a conditional write. */
    private record Stored(ReviewLease lease, long seqNo, long primaryTerm) {}

    /**
     * Takes the lease of a task, unless the task already has an unexpired lease.
     *
     * @param requested the lease to store
     * @param skew maximum difference of the clocks of two replicas; an expired lease is not replaced before this time
     *     has passed too
     * @return {@link LeaseOutcome.NotHeld} where another lease is unexpired, or another writer was faster
     */
    public Uni<LeaseOutcome> acquire(ReviewLease requested, Instant now, Duration skew) {
        return stored(requested.taskId()).chain(found -> {
            if (found.isEmpty()) {
                return templates.ensure(NAME, TEMPLATE).chain(() -> create(requested));
            }
            var current = found.get();
            return current.lease().isAvailable(now, skew)
                    ? replace(current, current.lease().replacedBy(requested))
                    : notHeld(found);
        });
    }

    /** Extends a lease; possible after its expiry too, as long as the task has no newer lease. */
    public Uni<LeaseOutcome> renew(String taskId, String token, Instant until) {
        return change(taskId, token, lease -> lease.withExpiry(until));
    }

    /** Ends a lease before its expiry; another person can take the task at once. */
    public Uni<LeaseOutcome> release(String taskId, String token) {
        return change(taskId, token, ReviewLease::withReleased);
    }

    /**
     * Ends the lease because the task is done.
     *
     * @param by pseudonymous id of the person who did the task
     */
    public Uni<LeaseOutcome> finish(String taskId, String token, Instant now, String by) {
        return change(taskId, token, lease -> lease.withFinished(now, by));
    }

    /** Returns the newest lease of a task, expired or not. Reads by id, so a refresh is not needed. */
    public Uni<Optional<ReviewLease>> find(String taskId) {
        return stored(taskId).map(found -> found.map(Stored::lease));
    }

    /** Changes the lease with this token; a lease that was given back or finished has no holder and is not changed. */
    private Uni<LeaseOutcome> change(String taskId, String token, Function<ReviewLease, ReviewLease> change) {
        return stored(taskId).chain(found -> found.filter(
                        it -> it.lease().token().equals(token) && !it.lease().released())
                .map(it -> replace(it, change.apply(it.lease())))
                .orElseGet(() -> notHeld(found)));
    }

    private Uni<Optional<Stored>> stored(String taskId) {
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        () -> client.get(g -> g.index(NAME.value()).id(taskId), ReviewLease.class))
                .map(found -> found.found() && found.source() != null
                        ? Optional.of(new Stored(found.source(), found.seqNo(), found.primaryTerm()))
                        : Optional.<Stored>empty())
                // No lease was ever stored, or an operator deleted the index.
                .onFailure(failure -> OpenSearchCall.status(failure) == NOT_FOUND)
                .recoverWithItem(Optional.empty());
    }

    private Uni<LeaseOutcome> create(ReviewLease lease) {
        return write(lease, new IndexRequest.Builder<ReviewLease>().opType(OpType.Create));
    }

    private Uni<LeaseOutcome> replace(Stored current, ReviewLease lease) {
        return write(
                lease,
                new IndexRequest.Builder<ReviewLease>().ifSeqNo(current.seqNo()).ifPrimaryTerm(current.primaryTerm()));
    }

    private Uni<LeaseOutcome> write(ReviewLease lease, IndexRequest.Builder<ReviewLease> condition) {
        var request =
                condition.index(NAME.value()).id(lease.taskId()).document(lease).build();
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.index(request))
                .<LeaseOutcome>map(_ -> new LeaseOutcome.Held(lease))
                .onFailure(failure -> OpenSearchCall.status(failure) == CONFLICT)
                .recoverWithItem(() -> new LeaseOutcome.NotHeld(Optional.empty()));
    }

    private static Uni<LeaseOutcome> notHeld(Optional<Stored> found) {
        return Uni.createFrom().item(new LeaseOutcome.NotHeld(found.map(Stored::lease)));
    }
}
