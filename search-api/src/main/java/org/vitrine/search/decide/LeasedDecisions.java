package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.search.people.Actor;
import org.vitrine.search.review.LeaseCheck;
import org.vitrine.search.review.Leases;

/** Takes decisions that settle a review task, and ends the lease of the task. Blocks: call it on a virtual thread. */
@ApplicationScoped
class LeasedDecisions {

    private static final Logger LOG = Logger.getLogger(LeasedDecisions.class);

    private final DecisionRecorder decisionRecorder;
    private final Leases leases;

    LeasedDecisions(DecisionRecorder decisionRecorder, Leases leases) {
        this.decisionRecorder = decisionRecorder;
        this.leases = leases;
    }

    LeasedDecision decide(String collectionId, DecisionDraft draft, Actor actor) {
        var token = draft.leaseToken();
        return token.isEmpty()
                ? new LeasedDecision.Accepted(decisionRecorder.decide(collectionId, draft, actor))
                : decide(collectionId, draft, actor, token.get());
    }

    private LeasedDecision decide(String collectionId, DecisionDraft draft, Actor actor, String token) {
        return switch (leases.check(collectionId, token).await().indefinitely()) {
            case LeaseCheck.Held(var taskId) -> {
                var recorded = decisionRecorder.decide(
                        collectionId, draft, actor, resolved -> check(token, taskId, collectionId, resolved));
                completeLease(token, actor, recorded);
                yield new LeasedDecision.Accepted(recorded);
            }
            case LeaseCheck.Expired lost -> {
                var recorded = decisionRecorder.decide(
                        collectionId, draft, actor, resolved -> check(token, lost.taskId(), collectionId, resolved));
                // The first request of a repeated decision ended the lease itself.
                yield recorded.repeated()
                        ? new LeasedDecision.Accepted(recorded)
                        : new LeasedDecision.AfterLeaseEnd(recorded);
            }
            case LeaseCheck.Malformed() ->
                throw new DecideProblem.InvalidDecision(
                                "leaseToken", token, "the leaseToken of a review task of this collection is required.")
                        .exception();
        };
    }

    private static void check(String token, String taskId, String collectionId, ResolvedSubjects resolved) {
        var named = Stream.concat(resolved.subjects().stream(), resolved.other().stream());
        var shown = Stream.concat(resolved.images().stream().map(ImageIdentity::specimen), named)
                .toList();
        if (!Leases.isAbout(taskId, collectionId, shown)) {
            throw new DecideProblem.InvalidDecision(
                            "leaseToken",
                            token,
                            "it is of a task about another specimen or photograph. Send the token of the task that this decision settles, or none.")
                    .exception();
        }
    }

    /**
     * Ends the lease. A failure does not fail the request, because the decision is in the log already; the task then
     * stays lent until its lease expires.
     */
    private void completeLease(String token, Actor actor, DecisionRecorder.RecordedDecision recorded) {
        try {
            leases.complete(token, actor.id()).await().indefinitely();
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "decisionId=%s the lease of its task could not be ended and stays until it expires: %s",
                    recorded.decision().decisionId(), failure);
        }
    }
}
