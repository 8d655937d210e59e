package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.vitrine.events.DecisionConflict;

/**
 * Finds people who disagree. Of each person the newest statement is compared with the one that counts; a statement that was
 * replaced or undone is none.
 */
final class ReviewerConflicts {

    /** Conflicts that a state lists. */
    static final int MOST = 20;

    private ReviewerConflicts() {}

    /**
     * What a person states of one thing.
     *
     * @param value as a conflict shows it
     */
    record Statement<T>(T what, String value, LogEntry entry) {}

    /** @param statements about one thing, oldest first */
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
