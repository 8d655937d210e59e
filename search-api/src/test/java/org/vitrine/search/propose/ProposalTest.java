package org.vitrine.search.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.search.propose.ProposalSamples.candidate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ReviewState;
import org.vitrine.search.propose.Proposal.SearchResult;
import org.vitrine.search.propose.SimilarPhotograph.Suspicion;

class ProposalTest {

    private static final double CERTAIN = 0.8;
    private static final IndexedImage UNSTATED = ProposalSamples.image("i", "s");
    private static final IndexedImage STATED =
            ProposalSamples.image("i", "s", "berlin", Optional.of("A"), ProposalSamples.ARRIVED, "applied");

    private static List<String> reasons(IndexedImage image, SearchResult result) {
        return Proposal.of(image, result, Suspicion.NONE, CERTAIN).reasons();
    }

    private static SearchResult result(double none, boolean confident, IndexedCandidate... candidates) {
        return new SearchResult(List.of(candidates), Optional.of(none), confident, false);
    }

    @Test
    void aLowScoreIsUncertainUnlessNoneIsCertain() {
        assertThat(reasons(UNSTATED, result(0.2, false, candidate("A", 0.7)))).containsExactly(ReviewState.UNCERTAIN);
        assertThat(reasons(UNSTATED, result(0.1, true, candidate("A", 0.85)))).isEmpty();
        assertThat(reasons(UNSTATED, result(0.95, false, candidate("A", 0.02)))).isEmpty();
    }

    @Test
    void closeItemsAreUncertainHoweverHighTheirScore() {
        var close =
                new SearchResult(List.of(candidate("A", 0.9), candidate("B", 0.09)), Optional.of(0.01), false, true);

        assertThat(reasons(UNSTATED, close)).containsExactly(ReviewState.UNCERTAIN);
    }

    @Test
    void withoutAScoreNothingIsCalledUncertain() {
        var unscored = new IndexedCandidate(
                Optional.of("A"),
                Optional.of("berlin"),
                Optional.of("s"),
                Optional.of("img"),
                0.4,
                Optional.empty(),
                Optional.empty());

        assertThat(reasons(UNSTATED, new SearchResult(List.of(unscored), Optional.empty(), false, false)))
                .isEmpty();
    }

    @Test
    void anotherItemThanTheStatedOneIsAReasonOnlyIfConfident() {
        assertThat(reasons(STATED, result(0.1, true, candidate("B", 0.85))))
                .containsExactly(ReviewState.AGAINST_INSTITUTION);
        assertThat(reasons(STATED, result(0.1, true, candidate("A", 0.85)))).isEmpty();
        assertThat(reasons(STATED, result(0.5, false, candidate("B", 0.3)))).isEmpty();
    }

    @Test
    void suspicionsAreReasonsAndEightCandidatesAreKept() {
        var many = IntStream.range(0, 20)
                .mapToObj(i -> candidate("item-" + i, 0.04))
                .toArray(IndexedCandidate[]::new);
        var suspicion = new Suspicion(List.of(ReviewState.SUSPECTED_DUPLICATE), Optional.empty());

        var proposal = Proposal.of(UNSTATED, result(0.2, false, many), suspicion, CERTAIN);

        assertThat(proposal.reasons()).containsExactly(ReviewState.SUSPECTED_DUPLICATE, ReviewState.UNCERTAIN);
        assertThat(proposal.candidates()).hasSize(8);
    }
}
