package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/** Schema of the body of a decision in the OpenAPI description. {@link DecisionReader} reads the body itself. */
record DecisionRequest(
        String decisionId,
        String kind,
        Optional<List<IndexedSubject>> subjects,
        Optional<DecisionDraft.SelectionDraft> selection,
        Optional<IndexedSubject> other,
        Optional<IndexedDecision.Value> value,
        Optional<IndexedDecision.Evidence> evidence,
        Optional<String> replaces,
        Optional<String> undoes,
        Optional<String> note,
        Optional<String> leaseToken) {}
