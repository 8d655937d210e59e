package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search by an indexed photograph answers, for the review queues; see the schema of topic proposed.
 *
 * @param candidates best first, at most 8
 * @param none probability of none of the items in [0, 1]
 * @param confident whether the best is called a match
 * @param reasons why a person should look, sorted
 * @param suspect the photograph or specimen that is suspected to be the same
 * @param model the embedder
 * @param proposedAt UTC
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

    /** Of the best candidate; documents can be sorted by it. */
    @JsonProperty
    public Optional<Double> bestScore() {
        return candidates.stream().findFirst().flatMap(IndexedCandidate::score);
    }
}
