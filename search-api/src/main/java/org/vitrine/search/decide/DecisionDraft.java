package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/**
 * A decision as a client requests it. Its form is checked, see {@link DecisionReader}; whether its subjects exist is
 * not.
 *
 * @param subjects specimens, photographs or items as given; a photograph may have its imageId alone
 * @param selection query that finds the subjects, in place of a list
 * @param other second subject, of kinds that have one, such as the item that others are merged into
 * @param value what the kind states, such as an itemId; empty if the kind needs none
 * @param evidence candidates and photographs that were on the screen
 * @param replaces decisionId that this decision replaces
 * @param undoes decisionId that an undo or redo is about
 * @param note free text; may be empty
 * @param leaseToken token of the review task that the decision settles
 */
record DecisionDraft(
        String decisionId,
        DecisionType kind,
        List<IndexedSubject> subjects,
        Optional<SelectionDraft> selection,
        Optional<IndexedSubject> other,
        Optional<IndexedDecision.Value> value,
        Optional<IndexedDecision.Evidence> evidence,
        Optional<String> replaces,
        Optional<String> undoes,
        String note,
        Optional<String> leaseToken) {

    DecisionDraft {
        subjects = List.copyOf(subjects);
    }

    /**
     * Selects the subjects by an index query; at least one member is given.
     *
     * @param filter filters of the form NAME=VALUE
     * @param item id of an item that the subjects belong to
     * @param query words that must occur in what is stated of an image
     */
    record SelectionDraft(List<String> filter, Optional<String> item, Optional<String> query) {

        SelectionDraft {
            filter = List.copyOf(filter);
        }

        /** Returns the conditions for a message, such as {@code filter mint=Roma, item RIC 7}. */
        String text() {
            return Stream.of(
                            filter.stream().map("filter "::concat),
                            item.stream().map("item "::concat),
                            query.stream().map("query "::concat))
                    .flatMap(conditions -> conditions)
                    .collect(Collectors.joining(", "));
        }
    }

    Optional<String> itemId() {
        return value.flatMap(IndexedDecision.Value::itemId);
    }
}
