package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vitrine.events.DecidedAttribute;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;

/** What people say of attributes: a value counts until another is stated or it is rejected. */
record AttributeVerdicts(List<DecidedAttribute> decided, List<DecisionConflict> conflicts) {

    /**
     * @param value stated, or rejected
     * @param folded what spellings of the value have in common
     */
    private record Verdict(String value, String folded, boolean rejected) {

        boolean contradicts(Verdict other) {
            if (rejected && other.rejected) {
                return false;
            }
            return (rejected == other.rejected) != folded.equals(other.folded);
        }
    }

    static AttributeVerdicts of(List<LogEntry> entries, UnaryOperator<String> folding) {
        List<DecidedAttribute> decided = new ArrayList<>();
        List<DecisionConflict> conflicts = new ArrayList<>();
        ImageState.byName(entries, AttributeVerdicts::isAbout, folding).forEach((name, verdicts) -> {
            var statements =
                    verdicts.stream().map(entry -> statement(entry, folding)).toList();
            decided.add(decided(name, statements));
            conflicts.addAll(
                    ReviewerConflicts.of("attribute:" + name, statements.getLast(), statements, Verdict::contradicts));
        });
        return new AttributeVerdicts(decided, conflicts);
    }

    private static DecidedAttribute decided(String name, List<ReviewerConflicts.Statement<Verdict>> statements) {
        Optional<Verdict> stated = Optional.empty();
        Map<String, String> rejected = new LinkedHashMap<>();
        for (var statement : statements) {
            var said = statement.what();
            if (said.rejected()) {
                rejected.putIfAbsent(said.folded(), said.value());
                stated = stated.filter(current -> !current.folded().equals(said.folded()));
            } else {
                rejected.remove(said.folded());
                stated = Optional.of(said);
            }
        }
        var decided = DecidedAttribute.newBuilder()
                .setName(name)
                .setRejected(List.copyOf(rejected.values()))
                .setBy(statements.getLast().entry().reference());
        stated.map(Verdict::value).ifPresent(decided::setValue);
        return decided.build();
    }

    private static ReviewerConflicts.Statement<Verdict> statement(LogEntry entry, UnaryOperator<String> folding) {
        boolean rejected = entry.kind() == DecisionKind.REJECT_ATTRIBUTE;
        String value = Optional.ofNullable(entry.decision().getValue())
                .map(DecisionValue::getValue)
                .orElse("");
        return new ReviewerConflicts.Statement<>(
                new Verdict(value, folding.apply(value), rejected), rejected ? "not " + value : value, entry);
    }

    private static boolean isAbout(DecisionKind kind) {
        return kind == DecisionKind.CONFIRM_ATTRIBUTE
                || kind == DecisionKind.CORRECT_ATTRIBUTE
                || kind == DecisionKind.REJECT_ATTRIBUTE;
    }
}
