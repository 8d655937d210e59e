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

/**
 * The decided attributes of one image, such as its material. A stated value is in force until a later decision states
 * another value or rejects it.
 *
 * @param decided one entry per attribute name
 * @param conflicts people who disagree about the value of an attribute
 */
record AttributeVerdicts(List<DecidedAttribute> decided, List<DecisionConflict> conflicts) {

    /**
     * One decision about the value of an attribute.
     *
     * @param value the value, as the person wrote it
     * @param folded case-folded form, by which values are compared
     * @param rejected whether the person rejects the value; otherwise the person states it
     */
    private record Verdict(String value, String folded, boolean rejected) {

        boolean contradicts(Verdict other) {
            if (rejected && other.rejected) {
                return false;
            }
            return (rejected == other.rejected) != folded.equals(other.folded);
        }
    }

    /**
     * Evaluates the attribute decisions of an image.
     *
     * @param entries decisions with effect, oldest first; other kinds are ignored
     * @param folding maps all spellings of a name or value to one form
     */
    static AttributeVerdicts of(List<LogEntry> entries, UnaryOperator<String> folding) {
        List<DecidedAttribute> decided = new ArrayList<>();
        List<DecisionConflict> conflicts = new ArrayList<>();
        ImageState.byName(entries, AttributeVerdicts::isAttributeDecision, folding)
                .forEach((name, verdicts) -> {
                    var statements = verdicts.stream()
                            .map(entry -> statement(entry, folding))
                            .toList();
                    decided.add(decided(name, statements));
                    conflicts.addAll(ReviewerConflicts.of(
                            "attribute:" + name, statements.getLast(), statements, Verdict::contradicts));
                });
        return new AttributeVerdicts(decided, conflicts);
    }

    private static DecidedAttribute decided(String name, List<ReviewerConflicts.Statement<Verdict>> statements) {
        Optional<Verdict> stated = Optional.empty();
        Map<String, String> rejected = new LinkedHashMap<>();
        for (var statement : statements) {
            var verdict = statement.statedValue();
            if (verdict.rejected()) {
                rejected.putIfAbsent(verdict.folded(), verdict.value());
                stated = stated.filter(current -> !current.folded().equals(verdict.folded()));
            } else {
                rejected.remove(verdict.folded());
                stated = Optional.of(verdict);
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

    private static boolean isAttributeDecision(DecisionKind kind) {
        return kind == DecisionKind.CONFIRM_ATTRIBUTE
                || kind == DecisionKind.CORRECT_ATTRIBUTE
                || kind == DecisionKind.REJECT_ATTRIBUTE;
    }
}
