package org.vitrine.imageindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Computes the {@link ReviewState} of an image from its statements, its proposal and the decisions about it. A decision
 * removes the image from the queues whose question it answers. Pure.
 */
final class ReviewStates {

    /** Separates institutionId and specimenId, which do not contain this control character. */
    private static final char SEPARATOR = '\u001f';

    private ReviewStates() {}

    static ReviewState of(IndexedImage image) {
        boolean open = open(image);
        var disagreements = MachineDisagreements.of(image).stream()
                .map(MachineDisagreement::name)
                .distinct()
                .toList();
        return new ReviewState(
                specimen(image.institutionId(), image.specimenId()),
                open,
                image.proposal().flatMap(ReviewStates::certainty),
                reasons(image, open, disagreements),
                conflicts(image).findAny().isPresent(),
                disagreements);
    }

    static String specimen(String institutionId, String specimenId) {
        return institutionId + SEPARATOR + specimenId;
    }

    /**
     * Whether the item of the specimen has to be decided. A photograph that arrived after a decision which left the
     * specimen without an item makes it open again.
     */
    private static boolean open(IndexedImage image) {
        if (isDuplicate(image) || image.itemId().isPresent()) {
            return false;
        }
        return image.decided()
                .flatMap(IndexedDecided::specimen)
                .flatMap(IndexedDecided.OfSpecimen::attachment)
                .map(by -> image.arrivedAt().isAfter(by.at()))
                .orElse(true);
    }

    private static Optional<Double> certainty(IndexedProposal proposal) {
        return Stream.concat(proposal.bestScore().stream(), proposal.none().stream())
                .max(Double::compare);
    }

    private static List<String> reasons(IndexedImage image, boolean open, List<String> disagreements) {
        var reasons = new TreeSet<String>();
        if (disagreements.contains(MachineDisagreement.ITEM)) {
            reasons.add(ReviewState.AGAINST_INSTITUTION);
        }
        image.proposal().ifPresent(proposal -> {
            if (open && proposal.reasons().contains(ReviewState.UNCERTAIN)) {
                reasons.add(ReviewState.UNCERTAIN);
            }
            if (proposal.reasons().contains(ReviewState.SUSPECTED_DUPLICATE)
                    && !isDuplicate(image)
                    && !isDismissed(image, proposal)) {
                reasons.add(ReviewState.SUSPECTED_DUPLICATE);
            }
            if (proposal.reasons().contains(ReviewState.SUSPECTED_SAME_SPECIMEN)
                    && !isSameSpecimen(image, proposal)
                    && !isDismissed(image, proposal)) {
                reasons.add(ReviewState.SUSPECTED_SAME_SPECIMEN);
            }
        });
        return List.copyOf(reasons);
    }

    private static boolean isDuplicate(IndexedImage image) {
        return image.decided()
                .flatMap(IndexedDecided::image)
                .flatMap(IndexedDecided.OfImage::duplicateOf)
                .isPresent();
    }

    /** Whether people decided that the suspect is a different object. */
    private static boolean isDismissed(IndexedImage image, IndexedProposal proposal) {
        return isSuspectAmong(image, proposal, IndexedDecided.OfSpecimen::notSpecimens);
    }

    private static boolean isSameSpecimen(IndexedImage image, IndexedProposal proposal) {
        return isSuspectAmong(image, proposal, IndexedDecided.OfSpecimen::sameSpecimens);
    }

    private static boolean isSuspectAmong(
            IndexedImage image,
            IndexedProposal proposal,
            Function<IndexedDecided.OfSpecimen, List<IndexedSubject>> relation) {
        var subjects =
                image.decided().flatMap(IndexedDecided::specimen).map(relation).orElse(List.of());
        return proposal.suspect()
                .filter(suspect -> subjects.stream().anyMatch(subject -> refersTo(suspect, subject)))
                .isPresent();
    }

    private static boolean refersTo(IndexedSubject suspect, IndexedSubject subject) {
        boolean image = subject.imageId().isPresent() && subject.imageId().equals(suspect.imageId());
        boolean specimen = subject.specimenId().isPresent()
                && subject.specimenId().equals(suspect.specimenId())
                && subject.institutionId().equals(suspect.institutionId());
        return image || specimen;
    }

    static Stream<IndexedDecided.Conflict> conflicts(IndexedImage image) {
        var all = new ArrayList<IndexedDecided.Conflict>();
        image.decided().flatMap(IndexedDecided::specimen).ifPresent(it -> all.addAll(it.conflicts()));
        image.decided().flatMap(IndexedDecided::image).ifPresent(it -> all.addAll(it.conflicts()));
        return all.stream();
    }
}
