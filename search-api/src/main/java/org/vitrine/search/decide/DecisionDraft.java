package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/**
 * A decision as a client asks for it, in good form.
 *
 * @param subjects as given: of a photograph perhaps the imageId alone
 * @param selection in place of subjects
 * @param leaseToken of the review task that it settles
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

    /** Specimens by what an index query finds; at least one member is given. */
    record SelectionDraft(List<String> filter, Optional<String> item, Optional<String> query) {

        SelectionDraft {
            filter = List.copyOf(filter);
        }
    }

    Optional<String> itemId() {
        return value.flatMap(IndexedDecision.Value::itemId);
    }
}
