package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people say of the attributes and labels of one image. Names and values are compared folded. */
record ImageVerdicts(List<IndexedDecided.DecidedAttribute> attributes, List<IndexedDecided.DecidedLabel> labels) {

    static ImageVerdicts of(IndexedImage image) {
        var decided = image.decided().flatMap(IndexedDecided::image);
        return new ImageVerdicts(
                decided.map(IndexedDecided.OfImage::attributes).orElse(List.of()),
                decided.map(IndexedDecided.OfImage::labels).orElse(List.of()));
    }

    /** Whether a statement, of a machine or an institution, does not count: rejected, or another value is decided. */
    boolean rejects(String name, String value) {
        return of(name).filter(said ->
                        said.value().filter(right -> !same(right, value)).isPresent()
                                || said.rejected().stream().anyMatch(wrong -> same(wrong, value)))
                .isPresent();
    }

    /** Names and values that people say it has. */
    Stream<Facet> values() {
        return attributes.stream()
                .flatMap(said -> said.value().stream().map(value -> Facet.stated(said.name(), value)));
    }

    boolean rejectsLabel(String name) {
        return labels.stream()
                .anyMatch(said -> said.verdict() == IndexedDecided.Verdict.REJECTED && same(said.name(), name));
    }

    /** Labels that people say it has. */
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
