package org.vitrine.search.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vitrine.search.people.PersonView;
import org.vitrine.search.view.ImageSummary;
import org.vitrine.search.view.Links;

/**
 * One task, lent to a person.
 *
 * @param leaseToken goes with the decision, and to renew or release the task
 * @param leasedUntil after which somebody else may take it
 * @param specimen that it is about; absent in queue rejected
 * @param images of the specimen, at most 24, the one that put it into the queue first
 * @param proposal what a search by that image answered; absent where none was made
 * @param suspect the photograph that is suspected to show the same frame or object
 * @param failure what is wrong with the photograph; in queue rejected alone
 * @param reasonCodes why a person should look, for programs
 * @param reasons the same in English, for people
 */
@Schema(description = "A review task, lent to one person.")
record TaskView(
        String taskId,
        String queue,
        String leaseToken,
        Instant leasedUntil,
        Optional<SpecimenRef> specimen,
        List<ImageSummary> images,
        Optional<ProposalView> proposal,
        Optional<ImageSummary> suspect,
        Optional<FailureView> failure,
        List<String> reasonCodes,
        List<String> reasons,
        List<DisagreementView> disagreements) {

    @Schema(name = "ReviewSpecimen", description = "A physical object of an institution.")
    record SpecimenRef(String institutionId, String specimenId, SpecimenLinks links) {}

    /** Path of this server. */
    @Schema(name = "ReviewSpecimenLinks")
    record SpecimenLinks(String self) {}

    /**
     * @param none probability of none of the items, in [0, 1]
     * @param score of the best candidate, in [0, 1]; both absent where the embedder has no fitted score
     */
    @Schema(name = "ReviewProposal", description = "What a search by the photograph answered.")
    record ProposalView(
            List<CandidateView> candidates,
            Optional<Double> none,
            boolean confident,
            Optional<Double> score,
            String model,
            Instant proposedAt) {}

    /**
     * An item by the photograph that stands for it. What is not indexed any more has no links.
     *
     * @param similarity cosine, in [−1, 1]
     * @param score probability of this item, in [0, 1]
     * @param weight log odds that went into the score
     */
    @Schema(name = "ReviewCandidate", description = "One candidate of a proposal.")
    record CandidateView(
            Optional<String> itemId,
            Optional<String> institutionId,
            Optional<String> specimenId,
            Optional<String> imageId,
            double similarity,
            Optional<Double> score,
            Optional<Double> weight,
            Map<String, String> metadata,
            Optional<Links> links) {}

    /**
     * A photograph that failed.
     *
     * @param sentence what is wrong and what to do about it
     */
    @Schema(name = "ReviewFailure", description = "A photograph that was rejected or dead-lettered.")
    record FailureView(
            String imageId,
            Optional<String> identifier,
            String stage,
            Optional<String> reasonCode,
            Optional<String> sentence) {}

    /**
     * What is stated differently.
     *
     * @param name of the attribute, item, side, region, angle or label:NAME
     * @param person the value that counts of those that people decided
     * @param people all values that people decided who disagree, the one that counts first
     */
    @Schema(name = "ReviewDisagreement", description = "A property that is stated differently.")
    record DisagreementView(
            String name,
            Optional<String> institution,
            Optional<String> machine,
            Optional<String> person,
            List<PersonStatement> people) {}

    @Schema(name = "ReviewPersonStatement", description = "What a person decided.")
    record PersonStatement(String value, PersonView person, Instant at, String decisionId) {}
}
