package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a search by an indexed image, from which the review queues are filled; see the schema Proposed.
 *
 * @param candidates best first, at most 8
 * @param none match score of "none of the items", in [0, 1]; empty where the embedder has no fitted score
 * @param confident whether the best candidate is called a match
 * @param reasons why a person should review the image, sorted; the constants of {@link ReviewState}
 * @param suspect the photograph or specimen that is suspected to be the same; empty where there is none
 * @param model the embedder
 * @param proposedAt time of the search, UTC
 */
@JsonIgnoreProperties(
        value = {"bestScore"},
        allowGetters = true,
        ignoreUnknown = true)
public record IndexedProposal(
        List<IndexedCandidate> candidates,
        Optional<Double> none,
        boolean confident,
        List<String> reasons,
        Optional<IndexedSubject> suspect,
        ModelReference model,
        Instant proposedAt) {

    public IndexedProposal {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    /**
     * Returns the match score of the best candidate; a member of the document, so that documents can be sorted by it.
     */
    @JsonProperty
    public Optional<Double> bestScore() {
        return candidates.stream().findFirst().flatMap(IndexedCandidate::score);
    }
}
