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
 * JSON of a review task that is lent to a person.
 *
 * @param leaseToken is sent with the decision, and to renew or release the task
 * @param leasedUntil when another person may take the task
 * @param specimen specimen that the task is about; absent in queue rejected
 * @param images images of the specimen, at most 24; the image that is in the queue comes first
 * @param proposal result of the automatic search by that image; absent if none was made
 * @param suspect photograph that is suspected to show the same frame or object; absent if there is none
 * @param failure what is wrong with the photograph; in queue rejected only
 * @param reasonCodes why a person should review it, for programs
 * @param reasons the same in English, for people
 * @param disagreements properties that institution, models or people state differently
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

    /** Path on this server. */
    @Schema(name = "ReviewSpecimenLinks")
    record SpecimenLinks(String self) {}

    /**
     * Result of the automatic search by the photograph.
     *
     * @param none probability that no item is right, in [0, 1]; absent if the embedder has no fitted score
     * @param score score of the best candidate, in [0, 1]; absent if the embedder has no fitted score
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
     * One candidate: an item, represented by one photograph. Links are absent if that photograph is no longer indexed.
     *
     * @param similarity cosine of the two vectors, in [−1, 1]
     * @param score probability of this item, in [0, 1]
     * @param weight weight in log odds that the score was computed from
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
     * A photograph that was rejected or dead-lettered.
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
     * A property that is stated differently.
     *
     * @param name name of the attribute, item, side, region, angle or label:NAME
     * @param institution value that the institution states; absent if it is not involved
     * @param machine value that a model gives; absent if none is involved
     * @param person effective value among those that people decided; absent if people do not disagree
     * @param people all values of the people who disagree, the effective one first
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
