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
    static final int MOST = 20;

    private ReviewerConflicts() {}

    /**
     * The statement of one person about one property.
     *
     * @param what the stated value, for comparison
     * @param value the stated value as text, as a conflict shows it
     * @param entry the decision
     */
    record Statement<T>(T what, String value, LogEntry entry) {}

    /**
     * Returns a conflict for each other person whose newest statement contradicts the one in force.
     *
     * @param about name of the property, as in the schema of DecisionConflict
     * @param counts the statement in force
     * @param statements all statements about the property, oldest first
     * @param disagree whether two values contradict each other; the first is the value in force
     */
    static <T> List<DecisionConflict> of(
            String about, Statement<T> counts, List<Statement<T>> statements, BiPredicate<T, T> disagree) {
        Map<String, Statement<T>> newest = new LinkedHashMap<>();
        for (var statement : statements) {
            newest.put(statement.entry().person(), statement);
        }
        List<DecisionConflict> conflicts = new ArrayList<>();
        for (var against : newest.values()) {
            boolean other = !against.entry().person().equals(counts.entry().person());
            if (other && disagree.test(counts.what(), against.what())) {
                conflicts.add(new DecisionConflict(
                        about,
                        counts.entry().reference(),
                        counts.value(),
                        against.entry().reference(),
                        against.value()));
            }
        }
        return conflicts;
    }
}
