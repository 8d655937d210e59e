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
        return of(name).filter(said ->
                        said.value().filter(right -> !same(right, value)).isPresent()
                                || said.rejected().stream().anyMatch(wrong -> same(wrong, value)))
                .isPresent();
    }

    /** Returns the facets of the decided attribute values. */
    Stream<Facet> values() {
        return attributes.stream()
                .flatMap(said -> said.value().stream().map(value -> Facet.stated(said.name(), value)));
    }

    boolean rejectsLabel(String name) {
        return labels.stream()
                .anyMatch(said -> said.verdict() == IndexedDecided.Verdict.REJECTED && same(said.name(), name));
    }

    /** Returns the names of the labels that people confirmed or added. */
    Stream<String> confirmedLabels() {
        return labels.stream()
                .filter(said -> said.verdict() == IndexedDecided.Verdict.ADDED
                        || said.verdict() == IndexedDecided.Verdict.CONFIRMED)
                .map(IndexedDecided.DecidedLabel::name);
    }

    private Optional<IndexedDecided.DecidedAttribute> of(String name) {
        return attributes.stream().filter(said -> same(said.name(), name)).findFirst();
    }

    private static boolean same(String one, String other) {
        return CaseFolding.fold(one).equals(CaseFolding.fold(other));
    }
}
