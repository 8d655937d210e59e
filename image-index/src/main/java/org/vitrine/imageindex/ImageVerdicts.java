package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decisions of people about the attributes and labels of one image. Names and values are compared case-folded.
 *
 * @param attributes at most one entry per attribute name
 * @param labels at most one entry per label name
 */
record ImageVerdicts(List<IndexedDecided.DecidedAttribute> attributes, List<IndexedDecided.DecidedLabel> labels) {

    static ImageVerdicts of(IndexedImage image) {
        var decided = image.decided().flatMap(IndexedDecided::image);
        return new ImageVerdicts(
                decided.map(IndexedDecided.OfImage::attributes).orElse(List.of()),
                decided.map(IndexedDecided.OfImage::labels).orElse(List.of()));
    }

    /**
     * Whether people contradict this statement of an institution or a model: they rejected the value, or decided
     * another one.
     */
    boolean rejects(String name, String value) {
        return of(name).filter(verdict -> verdict.value()
                                .filter(decidedValue -> !equalsFolded(decidedValue, value))
                                .isPresent()
                        || verdict.rejected().stream().anyMatch(rejectedValue -> equalsFolded(rejectedValue, value)))
                .isPresent();
    }

    /** Returns the facets of the decided attribute values. */
    Stream<Facet> values() {
        return attributes.stream()
                .flatMap(verdict -> verdict.value().stream().map(value -> Facet.stated(verdict.name(), value)));
    }

    boolean rejectsLabel(String name) {
        return labels.stream()
                .anyMatch(verdict ->
                        verdict.verdict() == IndexedDecided.Verdict.REJECTED && equalsFolded(verdict.name(), name));
    }

    /** Returns the names of the labels that people confirmed or added. */
    Stream<String> confirmedLabels() {
        return labels.stream()
                .filter(verdict -> verdict.verdict() == IndexedDecided.Verdict.ADDED
                        || verdict.verdict() == IndexedDecided.Verdict.CONFIRMED)
                .map(IndexedDecided.DecidedLabel::name);
    }

    private Optional<IndexedDecided.DecidedAttribute> of(String name) {
        return attributes.stream()
                .filter(verdict -> equalsFolded(verdict.name(), name))
                .findFirst();
    }

    private static boolean equalsFolded(String one, String other) {
        return CaseFolding.fold(one).equals(CaseFolding.fold(other));
    }
}
