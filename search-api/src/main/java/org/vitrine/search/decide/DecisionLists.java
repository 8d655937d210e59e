package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.vitrine.decisions.DecisionEffects;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.ImageIdentityLookup;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.browse.Cursor;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.effects.DecisionValidity;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;

/**
 * Reads decisions from the index, with their present effect, for lists, exports and single requests. Blocks: call it on
 * a virtual thread.
 */
@ApplicationScoped
class DecisionLists {

    private static final int DEFAULT_LIMIT = 24;
    private static final int MAX_LIMIT = 200;

    /** Maximum number of subjects of a bulk decision that are checked for conflicts. */
    private static final int MAX_SUBJECTS = 20;

    private static final SortedSet<String> NO_CONFLICTS = Collections.emptySortedSet();

    private final DecisionIndex index;
    private final DecisionChains chains;
    private final ImageIdentityLookup identities;
    private final KnownDecisions known;
    private final ReadableCollections readableCollections;

    DecisionLists(
            DecisionIndex index,
            DecisionChains chains,
            ImageIdentityLookup identities,
            KnownDecisions known,
            ReadableCollections readableCollections) {
        this.chains = chains;
        this.identities = identities;
        this.index = index;
        this.known = known;
        this.readableCollections = readableCollections;
    }

    DecisionResource.ListOfDecisions page(DecisionQuery query, Optional<String> limit, Optional<String> cursor) {
        readableCollections.find(query.collectionId());
        int size = RequestParameters.integer("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        String list = "decisions\n" + query;
        var after = cursor.filter(it -> !it.isBlank()).map(encoded -> position(encoded, list));
        var found = index.page(query, after, size + 1).await().indefinitely().items();
        var pageItems = found.subList(0, Math.min(size, found.size()));
        return new DecisionResource.ListOfDecisions(
                views(query.collectionId(), pageItems),
                found.size() > size
                        ? Optional.of(
                                new Cursor(Long.toString(pageItems.getLast().sequence())).encode(list))
                        : Optional.empty());
    }

    static String position(String cursor, String list) {
        return switch (Cursor.decode(cursor, list)) {
            case Cursor.Outcome.Read(var read) -> read.position();
            case Cursor.Outcome.Invalid() -> throw new SearchProblem.InvalidCursor().exception();
        };
    }

    private List<DecisionView> views(String collectionId, List<IndexedDecision> decisions) {
        var effectStatuses = effectStatuses(collectionId, decisions);
        var conflicts = conflicts(collectionId, decisions);
        return decisions.stream()
                .map(decision -> DecisionView.of(
                        decision,
                        Optional.ofNullable(effectStatuses.get(decision.decisionId())),
                        Optional.of(List.copyOf(conflicts.getOrDefault(decision.decisionId(), NO_CONFLICTS)))))
                .toList();
    }

    /** Returns the decisions as an export has them: with their present effect, without conflicts. */
    List<DecisionView> exportViews(String collectionId, List<IndexedDecision> decisions) {
        var effectStatuses = effectStatuses(collectionId, decisions);
        return decisions.stream()
                .map(decision -> DecisionView.of(
                        decision, Optional.ofNullable(effectStatuses.get(decision.decisionId())), Optional.empty()))
                .toList();
    }

    /**
     * Returns whether each decision has effect. It follows chains, because a decision that undoes another may be undone
     * in turn.
     */
    private Map<String, DecisionEffects.EffectStatus> effectStatuses(
            String collectionId, List<IndexedDecision> decisions) {
        return DecisionValidity.of(chains.of(collectionId, decisions).values());
    }

    private Map<String, SortedSet<String>> conflicts(String collectionId, List<IndexedDecision> decisions) {
        var specimens = decisions.stream()
                .flatMap(decision -> decision.subjects().stream().limit(MAX_SUBJECTS))
                .filter(subject -> subject.specimenId().isPresent())
                .map(subject -> new IndexedSubject(
                        subject.institutionId(), subject.specimenId(), Optional.empty(), Optional.empty()))
                .collect(Collectors.toSet());
        return DecisionConflicts.of(
                identities.ofSpecimens(collectionId, specimens).await().indefinitely());
    }

    DecisionView find(String collectionId, String decisionId) {
        readableCollections.find(collectionId);
        var decision = index.find(collectionId, decisionId)
                .await()
                .indefinitely()
                .or(() -> known.find(collectionId, decisionId))
                .orElseThrow(() -> new DecideProblem.UnknownDecision(collectionId, decisionId).exception());
        return views(collectionId, List.of(decision)).getFirst();
    }
}
