package org.vitrine.search.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.MachineDisagreement;
import org.vitrine.imageindex.MachineDisagreements;
import org.vitrine.imageindex.ReviewLease;
import org.vitrine.search.people.PersonView;
import org.vitrine.search.review.TaskView.CandidateView;
import org.vitrine.search.review.TaskView.DisagreementView;
import org.vitrine.search.review.TaskView.FailureView;
import org.vitrine.search.review.TaskView.PersonStatement;
import org.vitrine.search.review.TaskView.ProposalView;
import org.vitrine.search.review.TaskView.SpecimenLinks;
import org.vitrine.search.review.TaskView.SpecimenRef;
import org.vitrine.search.view.ImageSummary;
import org.vitrine.search.view.Links;
import org.vitrine.search.view.Statement;

/** Builds the JSON of review tasks from index documents and leases. Pure. */
final class TaskViews {

    private TaskViews() {}

    /**
     * Builds the JSON of a task about an indexed image.
     *
     * @param queued image that is in the queue
     * @param images images of the specimen, in any order
     * @param others images by id: the candidates of the proposal and its suspect, as far as they are indexed
     */
    static TaskView of(
            ReviewLease lease, IndexedImage queued, List<IndexedImage> images, Map<String, IndexedImage> others) {
        var reasons = TaskReasons.of(queued);
        return new TaskView(
                lease.taskId(),
                lease.queue(),
                lease.token(),
                lease.leasedUntil(),
                Optional.of(new SpecimenRef(
                        queued.institutionId(),
                        queued.specimenId(),
                        new SpecimenLinks(
                                Links.specimen(queued.collectionId(), queued.institutionId(), queued.specimenId())))),
                queuedFirst(queued, images).stream().map(ImageSummary::of).toList(),
                queued.proposal().map(proposal -> proposal(proposal, others)),
                queued.proposal()
                        .flatMap(IndexedProposal::suspect)
                        .flatMap(IndexedSubject::imageId)
                        .flatMap(id -> Optional.ofNullable(others.get(id)))
                        .map(ImageSummary::of),
                Optional.empty(),
                reasons.codes(),
                reasons.sentences(),
                disagreements(queued));
    }

    static TaskView of(ReviewLease lease, FailedPhotographs.Failure failure) {
        return new TaskView(
                lease.taskId(),
                lease.queue(),
                lease.token(),
                lease.leasedUntil(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FailureView(
                        failure.imageId(),
                        failure.identifier(),
                        failure.stage(),
                        failure.reasonCode(),
                        failure.sentence())),
                failure.reasonCode().stream().toList(),
                failure.sentence().stream().toList(),
                List.of());
    }

    /** Returns the ids of the other images that the task shows: candidates and suspect. */
    static List<String> otherImages(IndexedImage queued) {
        return queued.proposal().stream()
                .flatMap(proposal -> Stream.concat(
                        proposal.candidates().stream().flatMap(candidate -> candidate.imageId().stream()),
                        proposal.suspect().flatMap(IndexedSubject::imageId).stream()))
                .distinct()
                .toList();
    }

    private static List<IndexedImage> queuedFirst(IndexedImage queued, List<IndexedImage> images) {
        var all = new ArrayList<IndexedImage>();
        all.add(queued);
        images.stream()
                .filter(image -> !image.imageId().equals(queued.imageId()))
                .forEach(all::add);
        return all;
    }

    private static ProposalView proposal(IndexedProposal proposal, Map<String, IndexedImage> others) {
        return new ProposalView(
                proposal.candidates().stream()
                        .map(candidate -> candidate(candidate, others))
                        .toList(),
                proposal.none(),
                proposal.confident(),
                proposal.bestScore(),
                Statement.source(proposal.model()),
                proposal.proposedAt());
    }

    private static CandidateView candidate(IndexedCandidate candidate, Map<String, IndexedImage> others) {
        var image = candidate.imageId().flatMap(id -> Optional.ofNullable(others.get(id)));
        return new CandidateView(
                candidate.itemId(),
                candidate.institutionId(),
                candidate.specimenId(),
                candidate.imageId(),
                candidate.similarity(),
                candidate.score(),
                candidate.weight(),
                image.map(IndexedImage::metadata).orElse(Map.of()),
                image.map(Links::of));
    }

    private static List<DisagreementView> disagreements(IndexedImage image) {
        var all = new LinkedHashMap<String, DisagreementView>();
        for (MachineDisagreement it : MachineDisagreements.of(image)) {
            all.put(
                    it.name(),
                    new DisagreementView(
                            it.name(),
                            Optional.of(it.institution()),
                            Optional.of(it.machine()),
                            Optional.empty(),
                            List.of()));
        }
        for (IndexedDecided.Conflict it : image.conflicts()) {
            var people = List.of(statement(it.countsValue(), it.counts()), statement(it.againstValue(), it.against()));
            all.merge(
                    it.about(),
                    new DisagreementView(
                            it.about(), Optional.empty(), Optional.empty(), Optional.of(it.countsValue()), people),
                    (before, now) -> new DisagreementView(
                            before.name(),
                            before.institution(),
                            before.machine(),
                            before.person().or(now::person),
                            Stream.concat(before.people().stream(), now.people().stream())
                                    .distinct()
                                    .toList()));
        }
        return List.copyOf(all.values());
    }

    private static PersonStatement statement(String value, IndexedDecided.DecidedBy by) {
        return new PersonStatement(value, PersonView.of(by.person()), by.at(), by.decisionId());
    }
}
