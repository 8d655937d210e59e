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
 * Which facets an image has.
 *
 * <p>What people decided beats what the institution states, and that beats what a model says: a filter material=silver selects
 * what the catalogue calls silver, and a model's guess only where the catalogue says nothing. What people rejected is no facet.
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

    /** What people decided and what the institution states beside it. */
    private static Stream<Facet> stated(IndexedImage image, ImageVerdicts verdicts) {
        boolean decidedSide = image.decided()
                .flatMap(IndexedDecided::image)
                .flatMap(IndexedDecided.OfImage::side)
                .isPresent();
        var side = decidedSide || image.side() != IndexedImage.Side.UNKNOWN
                ? Stream.of(new Facet(SIDE, image.statedSide().inJson()))
                : Stream.<Facet>empty();
        // By name, so that of two spellings of one value always the same is shown.
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
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
