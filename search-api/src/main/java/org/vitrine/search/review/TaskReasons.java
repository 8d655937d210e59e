package org.vitrine.search.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.MachineDisagreement;
import org.vitrine.imageindex.MachineDisagreements;
import org.vitrine.imageindex.ReviewState;

/** Reasons why a person should review an image, as codes and as sentences. Pure. */
record TaskReasons(List<String> codes, List<String> sentences) {

    static final String NEW = "new";
    static final String DISAGREEMENT = "disagreement";
    static final String CONFLICT = "conflict";

    static TaskReasons of(IndexedImage image) {
        var codes = new ArrayList<String>();
        var sentences = new ArrayList<String>();
        var state = image.review();
        if (state.open()) {
            codes.add(NEW);
            sentences.add("The specimen belongs to no item yet.");
        }
        for (String reason : state.reasons()) {
            codes.add(reason);
            sentences.add(sentence(reason, image));
        }
        for (MachineDisagreement it : MachineDisagreements.of(image)) {
            if (!it.name().equals(MachineDisagreement.ITEM)) {
                codes.add(DISAGREEMENT);
                sentences.add("The institution states %s '%s'; a model predicts '%s'."
                        .formatted(it.name(), it.institution(), it.machine()));
            }
        }
        for (IndexedDecided.Conflict it : image.conflicts()) {
            codes.add(CONFLICT);
            sentences.add("Two people disagree about %s: '%s' counts, '%s' was decided before."
                    .formatted(it.about(), it.countsValue(), it.againstValue()));
        }
        return new TaskReasons(codes.stream().distinct().toList(), List.copyOf(sentences));
    }

    private static String sentence(String reason, IndexedImage image) {
        return switch (reason) {
            case ReviewState.UNCERTAIN ->
                image.review()
                        .certainty()
                        .map(it -> String.format(
                                Locale.ROOT, "The search is uncertain: its highest probability is %.2f.", it))
                        .orElse("The search is uncertain.");
            case ReviewState.AGAINST_INSTITUTION ->
                MachineDisagreements.of(image).stream()
                        .filter(it -> it.name().equals(MachineDisagreement.ITEM))
                        .findFirst()
                        .map(it -> "The institution states item '%s'; the search answers '%s' with confidence."
                                .formatted(it.institution(), it.machine()))
                        .orElse("The search answers another item than the institution states.");
            case ReviewState.SUSPECTED_DUPLICATE ->
                "Photograph '%s' may show the same frame.".formatted(suspect(image, IndexedSubject::imageId));
            case ReviewState.SUSPECTED_SAME_SPECIMEN ->
                "Specimen '%s' of institution '%s' may be the same object."
                        .formatted(
                                suspect(image, IndexedSubject::specimenId),
                                suspect(image, IndexedSubject::institutionId));
            default -> "Reason: %s.".formatted(reason);
        };
    }

    private interface SubjectId {
        Optional<String> of(IndexedSubject subject);
    }

    private static String suspect(IndexedImage image, SubjectId part) {
        return image.proposal()
                .flatMap(IndexedProposal::suspect)
                .flatMap(part::of)
                .orElse("unknown");
    }
}
