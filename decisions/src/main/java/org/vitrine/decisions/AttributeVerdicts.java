package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vitrine.events.DecidedAttribute;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;

/** What people say of attributes: a value counts until another is stated or it is rejected. */
record AttributeVerdicts(List<DecidedAttribute> decided, List<DecisionConflict> conflicts) {

    /** @param value stated, or rejected */
    private record Verdict(String value, boolean rejected) {

        boolean contradicts(Verdict other) {
            if (rejected && other.rejected) {
                return false;
            }
            return rejected == other.rejected ? !value.equals(other.value) : value.equals(other.value);
        }
    }

    static AttributeVerdicts of(List<LogEntry> entries) {
        List<DecidedAttribute> decided = new ArrayList<>();
        List<DecisionConflict> conflicts = new ArrayList<>();
        ImageState.byName(entries, AttributeVerdicts::isAbout).forEach((name, verdicts) -> {
            var statements = verdicts.stream().map(AttributeVerdicts::statement).toList();
            decided.add(decided(name, statements));
            conflicts.addAll(
                    ReviewerConflicts.of("attribute:" + name, statements.getLast(), statements, Verdict::contradicts));
        });
        return new AttributeVerdicts(decided, conflicts);
    }

    private static DecidedAttribute decided(String name, List<ReviewerConflicts.Statement<Verdict>> statements) {
        Optional<String> value = Optional.empty();
        Set<String> rejected = new LinkedHashSet<>();
        for (var statement : statements) {
            String said = statement.what().value();
            if (statement.what().rejected()) {
                rejected.add(said);
                value = value.filter(current -> !current.equals(said));
            } else {
                rejected.remove(said);
                value = Optional.of(said);
            }
        }
        var decided = DecidedAttribute.newBuilder()
                .setName(name)
                .setRejected(List.copyOf(rejected))
                .setBy(statements.getLast().entry().reference());
        value.ifPresent(decided::setValue);
        return decided.build();
    }

    private static ReviewerConflicts.Statement<Verdict> statement(LogEntry entry) {
        boolean rejected = entry.kind() == DecisionKind.REJECT_ATTRIBUTE;
        String value = Optional.ofNullable(entry.decision().getValue())
                .map(DecisionValue::getValue)
                .orElse("");
        return new ReviewerConflicts.Statement<>(
                new Verdict(value, rejected), rejected ? "not " + value : value, entry);
    }

    private static boolean isAbout(DecisionKind kind) {
        return kind == DecisionKind.CONFIRM_ATTRIBUTE
                || kind == DecisionKind.CORRECT_ATTRIBUTE
                || kind == DecisionKind.REJECT_ATTRIBUTE;
    }
}
