package org.vitrine.decisions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vitrine.events.Decision;

/** Takes the decisions of one collection in, one after the other. */
public final class DecisionFold {

    private DecisionFold() {}

    /**
     * Takes a decision in. One that is delivered again, at the offset it had, is applied again: a process that ended may have kept a
     * part of it.
     *
     * @param ledger of the collection of the decision
     */
    public static Folded apply(Ledger ledger, LoggedDecision logged) {
        String id = logged.decision().getDecisionId();
        var known = ledger.decision(id);
        if (known.isPresent() && known.get().offset() != logged.offset()) {
            return new Folded.Repeated();
        }
        var folded = known.flatMap(KnownDecision::refused)
                .<Folded>map(Folded.Refused::new)
                .orElseGet(() -> taken(ledger, logged));
        switch (folded) {
            case Folded.Applied(var concerns) ->
                ledger.keep(id, new KnownDecision(logged.offset(), concerns, Optional.empty()));
            case Folded.Refused(var reason) ->
                ledger.keep(id, new KnownDecision(logged.offset(), List.of(), Optional.of(reason)));
            case Folded.Repeated() -> throw new IllegalStateException("settled above");
        }
        return folded;
    }

    /**
     * Forgets a decision, as if it had not been taken.
     *
     * @return the subjects whose state may differ now
     */
    public static List<Subject> erase(Ledger ledger, String decisionId) {
        var concerns = ledger.decision(decisionId).map(KnownDecision::concerns).orElse(List.of());
        concerns.forEach(subject -> ledger.keep(subject, ledger.log(subject).without(decisionId)));
        ledger.forget(decisionId);
        return concerns;
    }

    private static Folded taken(Ledger ledger, LoggedDecision logged) {
        var decision = logged.decision();
        var problem = DecisionRules.problem(decision);
        if (problem.isPresent()) {
            return new Folded.Refused(problem.get().toString());
        }
        Set<Subject> targets = new LinkedHashSet<>();
        for (String target : targets(decision)) {
            var known = ledger.decision(target);
            if (known.isEmpty()) {
                return new Folded.Refused("decision '%s' is not known before it".formatted(target));
            }
            if (known.get().refused().isPresent()) {
                return new Folded.Refused("decision '%s' has no effect".formatted(target));
            }
            targets.addAll(known.get().concerns());
        }
        return written(ledger, logged, targets);
    }

    private static Folded written(Ledger ledger, LoggedDecision logged, Set<Subject> targets) {
        Map<Subject, LogEntry> entries = new LinkedHashMap<>(Concerns.of(logged));
        targets.forEach(subject -> entries.putIfAbsent(subject, LogEntry.ofTarget(logged)));
        Map<Subject, SubjectLog> logs = new LinkedHashMap<>();
        entries.forEach(
                (subject, entry) -> logs.put(subject, ledger.log(subject).with(entry)));
        var chains = new MergeChains(subject -> logs.getOrDefault(subject, ledger.log(subject)));
        for (Subject subject : logs.keySet()) {
            if (subject instanceof Subject.OfItem(var itemId) && chains.isCyclic(itemId)) {
                return new Folded.Refused("item '%s' would be merged into itself".formatted(itemId));
            }
        }
        logs.forEach(ledger::keep);
        return new Folded.Applied(List.copyOf(entries.keySet()));
    }

    private static List<String> targets(Decision decision) {
        return Stream.of(Optional.ofNullable(decision.getUndoes()), Optional.ofNullable(decision.getReplaces()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
