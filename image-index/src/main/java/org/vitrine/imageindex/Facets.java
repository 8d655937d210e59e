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
 * <p>Where the institution states a property, a model's value of the same property is no facet: a filter material=silver
 * selects what the catalogue calls silver, and a model's guess only where the catalogue says nothing.
 */
final class Facets {

    static final String SIDE = "side";
    static final String INSTITUTION = "institution";
    static final String LABEL = "label";

    private Facets() {}

    static FacetTerms of(IndexedImage image) {
        var all = new LinkedHashMap<String, Facet>();
        add(all, stated(image));
        Set<String> names = names(all.values());
        add(all, Stream.of(new Facet(SIDE, image.statedSide().inJson())));
        add(
                all,
                image.attributes().stream()
                        .map(attribute -> Facet.stated(attribute.name(), attribute.value()))
                        .filter(facet -> !names.contains(facet.foldedName())));
        add(all, image.labels().stream().map(label -> Facet.stated(LABEL, label.name())));
        return new FacetTerms(
                all.keySet().stream().toList(),
                all.values().stream().map(Facet::termAndValue).toList(),
                names(all.values()).stream().toList(),
                names.stream().toList());
    }

    private static Stream<Facet> stated(IndexedImage image) {
        var side = image.side() == IndexedImage.Side.UNKNOWN
                ? Stream.<Facet>empty()
                : Stream.of(new Facet(SIDE, image.side().inJson()));
        // By name, so that of two spellings of one value always the same is shown.
        var metadata = new TreeMap<>(image.metadata())
                .entrySet().stream().map(entry -> Facet.stated(entry.getKey(), entry.getValue()));
        return Stream.of(side, Stream.of(new Facet(INSTITUTION, image.institutionId())), metadata)
                .flatMap(facets -> facets);
    }

    private static void add(Map<String, Facet> all, Stream<Facet> facets) {
        facets.filter(facet -> !facet.isEmpty() && facet.fitsTerm())
                .forEach(facet -> all.putIfAbsent(facet.term(), facet));
    }

    private static Set<String> names(Collection<Facet> facets) {
        return facets.stream().map(Facet::foldedName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String text(IndexedImage image) {
        return Stream.of(
                        Stream.of(image.identifier(), image.specimenId()),
                        image.itemId().stream(),
                        image.metadata().values().stream(),
                        image.attributes().stream().map(IndexedImage.Attribute::value),
                        image.labels().stream()
                                .flatMap(label -> Stream.concat(Stream.of(label.name()), label.aliases().stream())))
                .flatMap(words -> words)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
