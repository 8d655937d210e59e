package org.vitrine.search.accuracy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.effects.DecisionValidity;
import org.vitrine.search.view.Statement;

/**
 * Selects the decisions that judge the answer of a search. For each specimen, the last effective decision about its
 * item counts, if it has evidence; for a photograph that is not indexed, the last one about its digest. A bulk decision
 * does not judge a single search: it supersedes earlier decisions about its specimens, but is left out itself. Pure.
 */
final class JudgedAnswers {

    /** Kinds of decisions that name the item of a specimen, or state that it belongs to none. */
    static final List<String> ITEM_KINDS = List.of("attach", "open-item", "none-of-these", "detach");

    /** Kinds of decisions that a scan reads: those of {@link #ITEM_KINDS} and those that can supersede or undo them. */
    static final List<String> SCANNED_KINDS =
            List.of("attach", "open-item", "none-of-these", "detach", "split-item", "undo", "redo");

    private static final String ATTACH = "attach";
    private static final String UNKNOWN = "unknown";

    private JudgedAnswers() {}

    /** A decision that judges one answer, with its evidence: the candidates on the screen and the query photographs. */
    record JudgedDecision(IndexedDecision decision, IndexedDecision.Evidence evidence) {}

    /**
     * Returns the decisions that judge an answer, in the order in which they were made.
     *
     * @param all decisions of one collection, in any order
     */
    static List<JudgedDecision> of(List<IndexedDecision> all) {
        Map<String, IndexedDecision> last = new LinkedHashMap<>();
        for (IndexedDecision decision : DecisionValidity.effective(all)) {
            for (String about : about(decision)) {
                last.remove(about);
                last.put(about, decision);
            }
        }
        return last.values().stream()
                .filter(decision ->
                        ITEM_KINDS.contains(decision.kind()) && about(decision).size() == 1)
                .flatMap(decision -> decision
                        .evidence()
                        .filter(evidence -> !evidence.candidates().isEmpty())
                        .map(evidence -> new JudgedDecision(decision, evidence))
                        .stream())
                .toList();
    }

    /**
     * Builds the judged answer of one decision.
     *
     * @param sides side of each indexed photograph, by imageId
     */
    static JudgedAnswer answer(JudgedDecision judged, Map<String, String> sides) {
        var evidence = judged.evidence();
        var side = evidence.imageIds().stream()
                .flatMap(id -> Optional.ofNullable(sides.get(id)).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
        return new JudgedAnswer(
                judged.decision().decidedAt(),
                attachedTo(judged.decision()),
                evidence.candidates().stream()
                        .map(candidate -> new JudgedAnswer.Shown(candidate.itemId(), candidate.score()))
                        .toList(),
                side.isEmpty() ? UNKNOWN : side,
                evidence.models().stream().map(Statement::source).distinct().toList());
    }

    /**
     * Returns the item that a decision attaches specimens to. Empty if none of the items shown is right: the decision
     * opens a new item, or states that the specimen belongs to none.
     */
    static Optional<String> attachedTo(IndexedDecision decision) {
        return decision.kind().equals(ATTACH)
                ? decision.value().flatMap(IndexedDecision.Value::itemId)
                : Optional.empty();
    }

    private static Set<String> about(IndexedDecision decision) {
        var specimens = decision.subjects().stream()
                .filter(subject -> subject.specimenId().isPresent())
                .map(JudgedAnswers::key)
                .collect(Collectors.toUnmodifiableSet());
        return specimens.isEmpty()
                ? decision.evidence()
                        .flatMap(IndexedDecision.Evidence::querySha256)
                        .map(digest -> Set.of("sha256\n" + digest))
                        .orElse(Set.of())
                : specimens;
    }

    private static String key(IndexedSubject subject) {
        return subject.institutionId().orElse("") + '\n' + subject.specimenId().orElse("");
    }
}
