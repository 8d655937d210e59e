package org.vitrine.search.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.facts.FactLog;
import org.vitrine.search.people.Actor;
import org.vitrine.search.people.PersonRegistry;

/**
 * Records decisions: checks what they are about and appends them to topic {@code decisions}. Blocks: call it on a
 * virtual thread.
 *
 * <p>A repeated decisionId is recognized from the decisions that this replica took in the last 10 minutes, from the log
 * and from the index. If two replicas take the same id within the time that a record needs from one to the other, the
 * log has both records; index-service counts the first.
 */
@ApplicationScoped
class DecisionRecorder {

    private static final int MAX_RECENT = 10_000;
    private static final Duration RECENT_PERIOD = Duration.ofMinutes(10);

    private final ReadableCollections readableCollections;
    private final SubjectLookup subjects;
    private final PersonRegistry people;
    private final FactLog log;
    private final DecisionHistories histories;
    private final KnownDecisions known;
    private final DecisionChecks checks;
    private final EffectLookup effects;
    private final Cache<String, CompletableFuture<RecordedDecision>> recent = Caffeine.newBuilder()
            .maximumSize(MAX_RECENT)
            .expireAfterWrite(RECENT_PERIOD)
            .build();

    DecisionRecorder(
            ReadableCollections readableCollections,
            SubjectLookup subjects,
            DecisionHistories histories,
            PersonRegistry people,
            FactLog log,
            KnownDecisions known,
            DecisionChecks checks,
            EffectLookup effects) {
        this.histories = histories;
        this.readableCollections = readableCollections;
        this.subjects = subjects;
        this.people = people;
        this.log = log;
        this.known = known;
        this.checks = checks;
        this.effects = effects;
    }

    /**
     * A decision that is in the log.
     *
     * @param effect what the decision touches
     * @param repeated whether the decision was taken by an earlier request
     */
    record RecordedDecision(IndexedDecision decision, EffectLookup.Effect effect, boolean repeated) {

        RecordedDecision asRepeat() {
            return new RecordedDecision(decision, effect, true);
        }
    }

    RecordedDecision decide(String collectionId, DecisionDraft draft, Actor actor) {
        return decide(collectionId, draft, actor, _ -> {});
    }

    /**
     * Takes a decision; returns once Kafka has acknowledged it. A repeat of a decision writes nothing and returns the
     * first one. Ends the request with a problem if the id belongs to another decision, or if a subject does not exist.
     *
     * @param guard receives what the decision is about before it is written, and throws to refuse it; not called for a
     *     repeat
     */
    RecordedDecision decide(String collectionId, DecisionDraft draft, Actor actor, Consumer<ResolvedSubjects> guard) {
        var profile = readableCollections.find(collectionId);
        String key = collectionId + '/' + draft.decisionId();
        var pending = new CompletableFuture<RecordedDecision>();
        var earlier = recent.asMap().putIfAbsent(key, pending);
        if (earlier != null) {
            return repeat(draft, actor, awaitEarlier(earlier));
        }
        try {
            var recorded = known.find(collectionId, draft.decisionId())
                    .map(decision -> new RecordedDecision(decision, effects.effectOf(decision, profile), true))
                    .orElseGet(() -> recordNew(profile, draft, actor, guard));
            pending.complete(recorded);
            return recorded.repeated() ? repeat(draft, actor, recorded) : recorded;
        } catch (RuntimeException failure) {
            recent.asMap().remove(key, pending);
            pending.completeExceptionally(failure);
            throw failure;
        }
    }

    private static RecordedDecision awaitEarlier(CompletableFuture<RecordedDecision> earlier) {
        try {
            return earlier.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }

    private static RecordedDecision repeat(DecisionDraft draft, Actor actor, RecordedDecision recorded) {
        if (!DecisionRepeat.repeats(draft, actor.id(), recorded.decision())) {
            throw new DecideProblem.DecisionIdTaken(recorded.decision().collectionId(), draft.decisionId()).exception();
        }
        return recorded.asRepeat();
    }

    private RecordedDecision recordNew(
            SearchableCollections.Profile profile, DecisionDraft draft, Actor actor, Consumer<ResolvedSubjects> guard) {
        var resolved = subjects.resolve(draft, profile);
        checks.checkSubjects(profile.collectionId(), resolved);
        checks.check(profile.collectionId(), draft, resolved);
        guard.accept(resolved);
        var decision = toDecision(profile, draft, resolved, actor);
        people.register(actor);
        log.write(
                Topic.DECISIONS,
                profile.collectionId() + '/' + draft.decisionId(),
                DecisionFacts.of(decision, draft.kind()),
                Decision.class);
        known.addAcknowledged(decision);
        return new RecordedDecision(decision, effects.effectOf(decision, resolved, profile), false);
    }

    private static IndexedDecision toDecision(
            SearchableCollections.Profile profile, DecisionDraft draft, ResolvedSubjects resolved, Actor actor) {
        return new IndexedDecision(
                draft.decisionId(),
                profile.collectionId(),
                IndexedDecision.UNSEQUENCED,
                draft.kind().inJson(),
                resolved.subjects(),
                resolved.other(),
                DecisionRepeat.value(draft),
                draft.evidence(),
                draft.replaces(),
                draft.undoes(),
                actor.id(),
                actor.role(),
                draft.note(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    DecisionPreview preview(String collectionId, DecisionDraft draft, Actor actor) {
        var profile = readableCollections.find(collectionId);
        if (draft.undoes().isPresent()) {
            checks.checkUndone(collectionId, draft.kind(), draft.undoes().get());
            var target = known.require(collectionId, draft.undoes().get());
            var resolved = effects.currentSubjects(target, profile);
            var change = toDecision(profile, draft, subjects.resolve(draft, profile), actor);
            return histories.preview(profile, target, resolved.images(), change);
        }
        var resolved = subjects.resolve(draft, profile);
        if (resolved.refused().isEmpty()) {
            checks.check(collectionId, draft, resolved);
        }
        var to = draft.kind() == DecisionType.MERGE_ITEM
                ? resolved.other().flatMap(IndexedSubject::itemId)
                : DecisionRepeat.value(draft).flatMap(IndexedDecision.Value::itemId);
        return DecisionPreview.of(draft.kind(), to, resolved, actor.id());
    }
}
