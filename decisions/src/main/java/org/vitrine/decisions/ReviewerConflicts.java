package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.vitrine.events.DecisionConflict;

/**
 * Finds people who disagree about one property. The newest statement of each person is compared with the statement in
 * force. The caller leaves out statements that were replaced or undone.
 */
final class ReviewerConflicts {

    /** The maximum number of conflicts that the state of a subject lists. */
    static final int MAX_LISTED = 20;

    private ReviewerConflicts() {}

    /**
     * The statement of one person about one property.
     *
     * @param statedValue the stated value, for comparison
     * @param displayText the stated value as text, as a conflict shows it
     * @param entry the decision
     */
    record Statement<T>(T statedValue, String displayText, LogEntry entry) {}

    /**
     * Returns a conflict for each other person whose newest statement contradicts the one in force.
     *
     * @param property name of the property, as in the schema of DecisionConflict
     * @param inForce the statement in force
     * @param statements all statements about the property, oldest first
     * @param contradicts whether two values contradict each other; the first is the value in force
     */
    static <T> List<DecisionConflict> of(
            String property, Statement<T> inForce, List<Statement<T>> statements, BiPredicate<T, T> contradicts) {
        Map<String, Statement<T>> newest = new LinkedHashMap<>();
        for (var statement : statements) {
            newest.put(statement.entry().person(), statement);
        }
        List<DecisionConflict> conflicts = new ArrayList<>();
        for (var contradicting : newest.values()) {
            boolean other =
                    !contradicting.entry().person().equals(inForce.entry().person());
            if (other && contradicts.test(inForce.statedValue(), contradicting.statedValue())) {
                conflicts.add(new DecisionConflict(
                        property,
                        inForce.entry().reference(),
                        inForce.displayText(),
                        contradicting.entry().reference(),
                        contradicting.displayText()));
            }
        }
        return conflicts;
    }
}
