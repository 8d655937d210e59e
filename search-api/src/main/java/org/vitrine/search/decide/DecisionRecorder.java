package org.vitrine.search.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.facts.FactLog;
import org.vitrine.search.people.Actor;
import org.vitrine.search.people.PersonRegistry;
import org.vitrine.search.problem.SearchProblem;

/**
 * Takes decisions: checks what they are about and writes them to topic {@code decisions}. Blocks: call it on a virtual
 * thread.
 *
 * <p>A repeated decisionId is recognized from the decisions that this replica took in the last 10 minutes, from the log
 * and from the index. If two replicas take the same id within the time that a record needs from one to the other, the
 * log has both records; index-service counts the first.
 */
@ApplicationScoped
class DecisionRecorder {

    private static final int MOST_RECENT = 10_000;
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final SearchableCollections searchableCollections;
    private final SubjectLookup subjects;
    private final DecisionIndex index;
    private final PersonRegistry people;
    private final FactLog log;
    private final DecisionHistories histories;
    private final LoggedDecisions logged;
    private final Cache<String, CompletableFuture<Taken>> recent = Caffeine.newBuilder()
            .maximumSize(MOST_RECENT)
            .expireAfterWrite(RECENT)
            .build();

    DecisionRecorder(
            SearchableCollections searchableCollections,
            SubjectLookup subjects,
            DecisionIndex index,
            DecisionHistories histories,
            PersonRegistry people,
            FactLog log,
            LoggedDecisions logged) {
        this.histories = histories;
        this.searchableCollections = searchableCollections;
        this.subjects = subjects;
        this.index = index;
        this.people = people;
        this.log = log;
        this.logged = logged;
    }

    /**
     * A decision that is in the log.
     *
     * @param effect what the decision touches
     * @param repeated whether the decision was taken by an earlier request
     */
    record Taken(IndexedDecision decision, Effect effect, boolean repeated) {

        Taken again() {
            return new Taken(decision, effect, true);
        }
    }

    Taken decide(String collectionId, DecisionDraft draft, Actor actor) {
        return decide(collectionId, draft, actor, _ -> {});
    }

    /**
     * Takes a decision; returns once Kafka has acknowledged it. A repeat of a decision writes nothing and returns the
     * first one. Ends the request with a problem if the id belongs to another decision, or if a subject does not exist.
     *
     * @param guard receives what the decision is about before it is written, and throws to refuse it; not called for a
     *     repeat
     */
    Taken decide(String collectionId, DecisionDraft draft, Actor actor, Consumer<ResolvedSubjects> guard) {
        var profile = searchableCollections.find(collectionId);
        String key = collectionId + '/' + draft.decisionId();
        var mine = new CompletableFuture<Taken>();
        var earlier = recent.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return repeat(draft, actor, joined(earlier));
        }
        try {
            var taken = logged.find(collectionId, draft.decisionId())
                    .or(() ->
                            index.find(collectionId, draft.decisionId()).await().indefinitely())
                    .map(decision -> new Taken(decision, effect(decision, profile), true))
                    .orElseGet(() -> take(profile, draft, actor, guard));
            mine.complete(taken);
            return taken.repeated() ? repeat(draft, actor, taken) : taken;
        } catch (RuntimeException failure) {
            recent.asMap().remove(key, mine);
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private static Taken joined(CompletableFuture<Taken> earlier) {
        try {
            return earlier.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }

    private static Taken repeat(DecisionDraft draft, Actor actor, Taken taken) {
        if (!DecisionRepeat.isOf(draft, actor.id(), taken.decision())) {
            throw new DecideProblem.DecisionIdTaken(taken.decision().collectionId(), draft.decisionId()).exception();
        }
        return taken.again();
    }

    private Taken take(
            SearchableCollections.Profile profile, DecisionDraft draft, Actor actor, Consumer<ResolvedSubjects> guard) {
        var about = subjects.resolve(draft, profile);
        about.refused().stream().findFirst().ifPresent(refused -> {
            throw unknown(refused, profile.collectionId()).exception();
        });
        check(profile.collectionId(), draft, about);
        guard.accept(about);
        var decision = written(profile, draft, about, actor);
        people.introduce(actor);
        log.write(
                Topic.DECISIONS,
                profile.collectionId() + '/' + draft.decisionId(),
                DecisionFacts.of(decision, draft.kind()),
                Decision.class);
        return new Taken(decision, effect(decision, about, profile), false);
    }

    private static IndexedDecision written(
            SearchableCollections.Profile profile, DecisionDraft draft, ResolvedSubjects about, Actor actor) {
        return new IndexedDecision(
                draft.decisionId(),
                profile.collectionId(),
                0,
                draft.kind().inJson(),
                about.subjects(),
                about.other(),
                DecisionRepeat.value(draft),
                draft.evidence(),
                draft.replaces(),
                draft.undoes(),
                actor.id(),
                actor.role(),
                draft.note(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static SearchProblem unknown(ResolvedSubjects.Refused refused, String collectionId) {
        var subject = refused.subject();
        return switch (refused.reason()) {
            case "unknown-image" ->
                new SearchProblem.UnknownImage(subject.imageId().orElse(""));
            case "unknown-item" ->
                new SearchProblem.UnknownItem(collectionId, subject.itemId().orElse(""));
            default ->
                new SearchProblem.UnknownSpecimen(
                        collectionId, subject.specimenId().orElse(""));
        };
    }

    private void check(String collectionId, DecisionDraft draft, ResolvedSubjects about) {
        about.other()
                .filter(other -> about.subjects().stream().anyMatch(subject -> isSame(subject, other)))
                .ifPresent(other -> {
                    throw new DecideProblem.InvalidDecision(
                                    "other", other.toString(), "it must differ from each subject.")
                            .exception();
                });
        draft.undoes().ifPresent(id -> checkUndoes(collectionId, draft.kind(), id));
        draft.replaces().ifPresent(id -> known(collectionId, id));
        switch (draft.kind()) {
            case ATTACH -> mustExist(collectionId, draft.itemId());
            case SPLIT_ITEM -> {
                // The item that the specimens go to may be new.
                mustExist(collectionId, draft.value().flatMap(IndexedDecision.Value::fromItemId));
                if (draft.itemId().equals(draft.value().flatMap(IndexedDecision.Value::fromItemId))) {
                    throw new DecideProblem.InvalidDecision(
                                    "value.itemId", draft.itemId().orElse(""), "it must differ from value.fromItemId.")
                            .exception();
                }
            }
            case OPEN_ITEM ->
                draft.itemId()
                        .filter(id -> subjects.itemExists(collectionId, id))
                        .ifPresent(id -> {
                            throw new DecideProblem.ItemExists(collectionId, id).exception();
                        });
            default -> {}
        }
    }

    private static boolean isSame(IndexedSubject one, IndexedSubject other) {
        return one.equals(other)
                || one.imageId().isPresent() != other.imageId().isPresent()
                        && one.specimenId().isPresent()
                        && one.specimenId().equals(other.specimenId())
                        && one.institutionId().equals(other.institutionId());
    }

    private void checkUndoes(String collectionId, DecisionType kind, String id) {
        var target = known(collectionId, id);
        if (DecisionType.of(target.kind()).filter(DecisionType::concernsAnother).isPresent()) {
            throw new DecideProblem.InvalidDecision(
                            "undoes",
                            "'%s', which is %s".formatted(id, target.kind()),
                            "%s names the decision itself.".formatted(kind.inJson()))
                    .exception();
        }
    }

    private IndexedDecision known(String collectionId, String decisionId) {
        return lately(collectionId, decisionId)
                .or(() -> index.find(collectionId, decisionId).await().indefinitely())
                .orElseThrow(() -> new DecideProblem.UnknownDecision(collectionId, decisionId).exception());
    }

    /**
     * Finds a decision that the index may not have yet: one that this replica took, or one of the last minutes in the
     * log.
     */
    Optional<IndexedDecision> lately(String collectionId, String decisionId) {
        return Optional.ofNullable(recent.getIfPresent(collectionId + '/' + decisionId))
                .filter(taken -> taken.isDone() && !taken.isCompletedExceptionally())
                .map(taken -> taken.join().decision())
                .or(() -> logged.find(collectionId, decisionId));
    }

    private void mustExist(String collectionId, Optional<String> itemId) {
        itemId.filter(id -> !subjects.itemExists(collectionId, id) && !isRecentlyOpened(collectionId, id))
                .ifPresent(id -> {
                    throw new SearchProblem.UnknownItem(collectionId, id).exception();
                });
    }

    /**
     * Returns whether the item was opened in the last minutes, so that a client can attach to an item as soon as it is
     * opened.
     */
    private boolean isRecentlyOpened(String collectionId, String itemId) {
        Predicate<IndexedDecision> opens = decision -> decision.collectionId().equals(collectionId)
                && decision.kind().equals(DecisionType.OPEN_ITEM.inJson())
                && decision.value()
                        .flatMap(IndexedDecision.Value::itemId)
                        .filter(itemId::equals)
                        .isPresent();
        return recent.asMap().values().stream()
                        .filter(taken -> taken.isDone() && !taken.isCompletedExceptionally())
                        .map(taken -> taken.join().decision())
                        .anyMatch(opens)
                || logged.has(opens);
    }

    DecisionPreview preview(String collectionId, DecisionDraft draft, Actor actor) {
        var profile = searchableCollections.find(collectionId);
        if (draft.undoes().isPresent()) {
            checkUndoes(collectionId, draft.kind(), draft.undoes().get());
            var target = known(collectionId, draft.undoes().get());
            var about = concerned(target, profile);
            return DecisionPreview.of(
                    histories.forecast(profile, target, about.images()),
                    written(profile, draft, subjects.resolve(draft, profile), actor));
        }
        var about = subjects.resolve(draft, profile);
        if (about.refused().isEmpty()) {
            check(collectionId, draft, about);
        }
        var to = draft.kind() == DecisionType.MERGE_ITEM
                ? about.other().flatMap(IndexedSubject::itemId)
                : DecisionRepeat.value(draft).flatMap(IndexedDecision.Value::itemId);
        return DecisionPreview.of(draft.kind(), to, about, actor.id());
    }

    private Effect effect(IndexedDecision decision, SearchableCollections.Profile profile) {
        return effect(decision, again(decision, profile), profile);
    }

    /** Computes what a decision touches. An undo or redo touches what its target touches. */
    private Effect effect(IndexedDecision decision, ResolvedSubjects about, SearchableCollections.Profile profile) {
        return decision.undoes()
                .map(id -> known(profile.collectionId(), id))
                .map(target -> Effect.of(target, concerned(target, profile)))
                .orElseGet(() -> Effect.of(decision, about));
    }

    /**
     * Returns what a decision is about now. For a merge this includes the photographs of the item that the others were
     * merged into: their specimens belong to it now.
     */
    private ResolvedSubjects concerned(IndexedDecision target, SearchableCollections.Profile profile) {
        var about = again(target, profile);
        if (!target.kind().equals(DecisionType.MERGE_ITEM.inJson())) {
            return about;
        }
        var images = target.other()
                .flatMap(IndexedSubject::itemId)
                .map(item -> subjects.ofItem(profile, item))
                .orElse(List.of());
        return new ResolvedSubjects(about.subjects(), about.other(), images, about.refused());
    }

    /** Looks up the subjects of a decision that was taken, as the index has them now. */
    private ResolvedSubjects again(IndexedDecision decision, SearchableCollections.Profile profile) {
        var kind = DecisionType.of(decision.kind()).orElse(DecisionType.UNDO);
        return subjects.resolve(
                new DecisionDraft(
                        decision.decisionId(),
                        kind,
                        decision.subjects(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty()),
                profile);
    }

    /**
     * What a decision touches.
     *
     * @param items sorted ids of the items that it names or that its specimens leave
     * @param specimens number of specimens that it is about
     * @param images number of images that it is about, or of photographs of those specimens
     */
    record Effect(List<String> items, int specimens, int images) {

        static Effect of(IndexedDecision decision, ResolvedSubjects about) {
            var named = Stream.concat(decision.subjects().stream(), decision.other().stream())
                    .map(IndexedSubject::itemId);
            var valued = decision.value().stream().flatMap(value -> Stream.of(value.itemId(), value.fromItemId()));
            boolean moves = DecisionType.of(decision.kind())
                    .filter(DecisionType::movesSpecimens)
                    .isPresent();
            var left = moves ? about.images().stream().map(image -> image.itemId()) : Stream.<Optional<String>>empty();
            return new Effect(
                    Stream.of(named, valued, left)
                            .flatMap(ids -> ids)
                            .flatMap(Optional::stream)
                            .distinct()
                            .sorted()
                            .toList(),
                    about.specimens().size(),
                    about.images().size());
        }
    }
}
