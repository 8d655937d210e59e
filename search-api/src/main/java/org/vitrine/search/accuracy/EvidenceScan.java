package org.vitrine.search.accuracy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.ReviewIndex;

/**
 * Reads the decisions of a collection from the index, with the sides of the photographs that they are about. Input of
 * {@link LiveAccuracy} and {@link DecisionScoreFits}.
 */
@ApplicationScoped
class EvidenceScan {

    private static final int IMAGE_BATCH_SIZE = 500;

    private final DecisionIndex decisions;
    private final ReviewIndex images;
    private final AccuracyConfig config;

    EvidenceScan(DecisionIndex decisions, ReviewIndex images, AccuracyConfig config) {
        this.decisions = decisions;
        this.images = images;
        this.config = config;
    }

    /**
     * Judged answers with the sides of their photographs.
     *
     * @param complete whether all decisions were read; false if there are more than
     *     {@code vitrine.search.accuracy.most-decisions}
     */
    record ScannedAnswers(List<JudgedAnswer> answers, boolean complete) {}

    /** Returns the answers that were judged since a time; those of the whole collection if no time is given. */
    Uni<ScannedAnswers> read(String collectionId, Optional<Instant> since) {
        return judged(collectionId, since).chain(found -> sides(imageIds(found.judged()))
                .map(sides -> new ScannedAnswers(
                        found.judged().stream()
                                .map(judged -> JudgedAnswers.answer(judged, sides))
                                .toList(),
                        found.complete())));
    }

    /**
     * Judged answers as the decisions have them, without sides.
     *
     * @param complete whether all decisions were read; false if there are more than
     *     {@code vitrine.search.accuracy.most-decisions}
     */
    record JudgedDecisions(List<JudgedAnswers.JudgedDecision> judged, boolean complete) {}

    Uni<JudgedDecisions> judged(String collectionId, Optional<Instant> since) {
        var query = DecisionQuery.ofCollection(collectionId).ofKinds(JudgedAnswers.SCANNED_KINDS);
        return decisions
                .scan(since.map(query::since).orElse(query), config.mostDecisions() + 1)
                .collect()
                .in(
                        ArrayList<IndexedDecision>::new,
                        (all, batch) -> batch.forEach(one -> all.add(withoutUnusedMembers(one))))
                .map(read -> select(read, config.mostDecisions()));
    }

    /**
     * Selects the decisions that judge an answer.
     *
     * @param read decisions, oldest first: one more than the limit if there are more
     * @param limit maximum number of decisions that count
     */
    static JudgedDecisions select(List<IndexedDecision> read, long limit) {
        boolean complete = read.size() <= limit;
        return new JudgedDecisions(
                JudgedAnswers.of(complete ? read : read.subList(0, Math.toIntExact(limit))), complete);
    }

    /** Returns a copy without the members that are not read later, because many decisions are in memory at a time. */
    private static IndexedDecision withoutUnusedMembers(IndexedDecision decision) {
        return new IndexedDecision(
                decision.decisionId(),
                decision.collectionId(),
                decision.sequence(),
                decision.kind(),
                decision.subjects(),
                Optional.empty(),
                decision.value(),
                decision.evidence().map(EvidenceScan::withoutUnusedMembers),
                decision.replaces(),
                decision.undoes(),
                decision.person(),
                "",
                "",
                decision.decidedAt());
    }

    private static IndexedDecision.Evidence withoutUnusedMembers(IndexedDecision.Evidence evidence) {
        return new IndexedDecision.Evidence(
                evidence.imageIds(),
                evidence.querySha256(),
                evidence.candidates().stream()
                        .map(candidate -> new IndexedCandidate(
                                candidate.itemId(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                candidate.similarity(),
                                candidate.score(),
                                candidate.weight()))
                        .toList(),
                evidence.none(),
                evidence.chosenRank(),
                evidence.temperature(),
                evidence.noneBias(),
                evidence.models());
    }

    private static List<String> imageIds(List<JudgedAnswers.JudgedDecision> judged) {
        return judged.stream()
                .flatMap(it -> it.evidence().imageIds().stream())
                .distinct()
                .toList();
    }

    private Uni<Map<String, String>> sides(List<String> imageIds) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < imageIds.size(); from += IMAGE_BATCH_SIZE) {
            batches.add(imageIds.subList(from, Math.min(imageIds.size(), from + IMAGE_BATCH_SIZE)));
        }
        return Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUniAndConcatenate(images::images)
                .collect()
                .in(
                        HashMap<String, String>::new,
                        (sides, found) -> found.forEach(
                                (id, image) -> sides.put(id, image.statedSide().inJson())))
                .map(sides -> sides);
    }
}
