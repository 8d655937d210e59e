package org.vitrine.decisions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vitrine.events.Decision;

/**
 * Applies the decisions of one collection to its {@link DecisionStore}, one after the other in the order of the topic
 * {@code decisions}. Used by index-service, and by search-api to preview an undo.
 *
 * <p>No clock, and no I/O but that of the store. A store must be used by one thread at a time.
 */
public final class DecisionFold {

    private DecisionFold() {}

    /**
     * Checks a decision and writes it into the logs of the subjects that it affects.
     *
     * <p>A decision that is redelivered at its first offset is applied again, because a process that crashed may have
     * stored only a part of it. The same decisionId at another offset is a repeat and changes nothing.
     *
     * @param decisionStore store of the collection of the decision
     */
    public static FoldResult apply(DecisionStore decisionStore, LoggedDecision logged) {
        String id = logged.decision().getDecisionId();
        var outcome = decisionStore.decision(id);
        if (outcome.isPresent() && outcome.get().offset() != logged.offset()) {
            return new FoldResult.Repeated();
        }
        var result = outcome.flatMap(DecisionOutcome::refusalReason)
                .<FoldResult>map(FoldResult.Refused::new)
                .orElseGet(() -> validateAndWrite(decisionStore, logged));
        switch (result) {
            case FoldResult.Applied(var affectedSubjects) ->
                decisionStore.put(id, new DecisionOutcome(logged.offset(), affectedSubjects, Optional.empty()));
            case FoldResult.Refused(var reason) ->
                decisionStore.put(id, new DecisionOutcome(logged.offset(), List.of(), Optional.of(reason)));
            case FoldResult.Repeated() -> throw new IllegalStateException("settled above");
        }
        return result;
    }

    /**
     * Removes a decision from the store and from all logs, as if it had never been taken.
     *
     * @return the subjects whose state may have changed; empty for a decision that the store does not have
     */
    public static List<DecisionSubject> erase(DecisionStore decisionStore, String decisionId) {
        var affectedSubjects = decisionStore
                .decision(decisionId)
                .map(DecisionOutcome::affectedSubjects)
                .orElse(List.of());
        affectedSubjects.forEach(
                subject -> decisionStore.put(subject, decisionStore.log(subject).without(decisionId)));
        decisionStore.remove(decisionId);
        return affectedSubjects;
    }

    private static FoldResult validateAndWrite(DecisionStore decisionStore, LoggedDecision logged) {
        var decision = logged.decision();
        var problem = DecisionRules.problem(decision);
        if (problem.isPresent()) {
            return new FoldResult.Refused(problem.get().toString());
        }
        Set<DecisionSubject> targets = new LinkedHashSet<>();
        for (String target : targetIds(decision)) {
            var outcome = decisionStore.decision(target);
            if (outcome.isEmpty()) {
                return new FoldResult.Refused(
                        "decision '%s', which it undoes or replaces, does not exist in collection '%s'; check the id"
                                .formatted(target, decision.getCollectionId()));
            }
            if (outcome.get().refusalReason().isPresent()) {
                return new FoldResult.Refused(
                        "decision '%s', which it undoes or replaces, was refused itself; name another decision"
                                .formatted(target));
            }
            targets.addAll(outcome.get().affectedSubjects());
        }
        return write(decisionStore, logged, targets);
    }

    private static FoldResult write(DecisionStore decisionStore, LoggedDecision logged, Set<DecisionSubject> targets) {
        Map<DecisionSubject, LogEntry> entries = new LinkedHashMap<>(AffectedSubjects.of(logged));
        var entryOfTarget = LogEntry.ofTarget(logged);
        targets.forEach(subject -> entries.putIfAbsent(subject, entryOfTarget));
        Map<DecisionSubject, SubjectLog> logs = new LinkedHashMap<>();
        entries.forEach(
                (subject, entry) -> logs.put(subject, decisionStore.log(subject).with(entry)));
        var chains = new MergeChains(subject -> logs.getOrDefault(subject, decisionStore.log(subject)));
        for (DecisionSubject subject : logs.keySet()) {
            if (subject instanceof DecisionSubject.OfItem(var itemId) && chains.isCyclic(itemId)) {
                return new FoldResult.Refused(
                        "item '%s' would be merged into itself; undo the opposite merge first".formatted(itemId));
            }
        }
        logs.forEach(decisionStore::put);
        return new FoldResult.Applied(List.copyOf(entries.keySet()));
    }

    private static List<String> targetIds(Decision decision) {
        return Stream.of(Optional.ofNullable(decision.getUndoes()), Optional.ofNullable(decision.getReplaces()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
