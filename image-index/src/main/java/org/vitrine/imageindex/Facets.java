package org.vitrine.imageindex;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes the facets and the full text of an image from its statements.
 *
 * <p>Decisions of people take precedence over statements of the institution, and those over statements of a model: a
 * filter material=silver selects what the catalogue calls silver, and uses a model's attribute only where the catalogue
 * has none. A value that people rejected is not a facet.
 */
final class Facets {

    static final String SIDE = "side";
    static final String INSTITUTION = "institution";
    static final String LABEL = "label";

    private Facets() {}

    static FacetTerms of(IndexedImage image) {
        var verdicts = ImageVerdicts.of(image);
        var all = new LinkedHashMap<String, Facet>();
        add(all, stated(image, verdicts));
        Set<String> names = names(all.values());
        add(all, Stream.of(new Facet(SIDE, image.statedSide().inJson())));
        add(
                all,
                image.attributes().stream()
                        .filter(attribute -> !verdicts.rejects(attribute.name(), attribute.value()))
                        .map(attribute -> Facet.stated(attribute.name(), attribute.value()))
                        .filter(facet -> !names.contains(facet.foldedName())));
        add(all, labels(image, verdicts).map(label -> Facet.stated(LABEL, label)));
        return new FacetTerms(
                all.keySet().stream().toList(),
                all.values().stream().map(Facet::termAndValue).toList(),
                names(all.values()).stream().toList(),
                names.stream().toList());
    }

    /** Returns the facets that people decided, and those that the institution states and people did not reject. */
    private static Stream<Facet> stated(IndexedImage image, ImageVerdicts verdicts) {
        boolean decidedSide = image.decided()
                .flatMap(IndexedDecided::image)
                .flatMap(IndexedDecided.OfImage::side)
                .isPresent();
        var side = decidedSide || image.side() != IndexedImage.Side.UNKNOWN
                ? Stream.of(new Facet(SIDE, image.statedSide().inJson()))
                : Stream.<Facet>empty();
        // Sorted by name, so that of two spellings of one value the same one is always shown.
        var metadata = new TreeMap<>(image.metadata())
                .entrySet().stream()
                        .filter(entry -> !verdicts.rejects(entry.getKey(), entry.getValue()))
                        .map(entry -> Facet.stated(entry.getKey(), entry.getValue()));
        return Stream.of(
                        side,
                        Stream.of(new Facet(INSTITUTION, image.institutionId())),
                        metadata,
                        verdicts.values().filter(facet -> !facet.foldedName().equals(SIDE)))
                .flatMap(facets -> facets);
    }

    private static Stream<String> labels(IndexedImage image, ImageVerdicts verdicts) {
        return Stream.concat(
                verdicts.confirmedLabels(),
                image.labels().stream().map(IndexedImage.Label::name).filter(name -> !verdicts.rejectsLabel(name)));
    }

    private static void add(Map<String, Facet> all, Stream<Facet> facets) {
        facets.filter(facet -> !facet.isEmpty() && facet.fitsTerm())
                .forEach(facet -> all.putIfAbsent(facet.term(), facet));
    }

    private static Set<String> names(Collection<Facet> facets) {
        return facets.stream().map(Facet::foldedName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the text that a full-text search finds the image by: one case-folded value per line. */
    static String text(IndexedImage image) {
        var verdicts = ImageVerdicts.of(image);
        return Stream.of(
                        Stream.of(image.identifier(), image.specimenId()),
                        image.itemId().stream(),
                        image.statedItemId().stream(),
                        image.metadata().values().stream(),
                        verdicts.values().map(Facet::value),
                        verdicts.confirmedLabels(),
                        image.attributes().stream()
                                .filter(attribute -> !verdicts.rejects(attribute.name(), attribute.value()))
                                .map(IndexedImage.Attribute::value),
                        image.labels().stream()
                                .filter(label -> !verdicts.rejectsLabel(label.name()))
                                .flatMap(label -> Stream.concat(Stream.of(label.name()), label.aliases().stream())))
                .flatMap(words -> words)
                .map(CaseFolding::fold)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
