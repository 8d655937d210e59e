package org.vitrine.search.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedProposal;

/**
 * JSON of a proposal: the result of the automatic search by a photograph when it was indexed.
 *
 * @param candidates best first, at most 8
 * @param none probability that no item is right, in [0, 1]; absent if the embedder has no fitted score
 * @param confident whether the best candidate is called a match
 * @param reasons why a person should review it: uncertain, against-institution, suspected-duplicate,
 *     suspected-same-specimen
 * @param source embedder, as provider/name@version
 */
public record ProposedView(
        List<ProposedCandidateView> candidates,
        Optional<Double> none,
        boolean confident,
        List<String> reasons,
        String source,
        Instant proposedAt) {

    /**
     * One candidate: an item, represented by one photograph.
     *
     * @param similarity cosine, in [−1, 1]
     * @param score probability of this item, in [0, 1]; absent if the embedder has no fitted score
     */
    public record ProposedCandidateView(
            Optional<String> itemId,
            Optional<String> institutionId,
            Optional<String> specimenId,
            Optional<String> imageId,
            double similarity,
            Optional<Double> score) {

        static ProposedCandidateView of(IndexedCandidate candidate) {
            return new ProposedCandidateView(
                    candidate.itemId(),
                    candidate.institutionId(),
                    candidate.specimenId(),
                    candidate.imageId(),
                    candidate.similarity(),
                    candidate.score());
        }
    }

    static ProposedView of(IndexedProposal proposal) {
        return new ProposedView(
                proposal.candidates().stream().map(ProposedCandidateView::of).toList(),
                proposal.none(),
                proposal.confident(),
                proposal.reasons(),
                Statement.source(proposal.model()),
                proposal.proposedAt());
    }
}
