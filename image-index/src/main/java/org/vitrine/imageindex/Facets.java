package org.vitrine.imageindex;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which facets an image has.
 *
 * <p>Where the institution states a property, the machine's opinion of the same property is no facet: a person who
 * filters by material=silver wants what the catalogue calls silver, and a machine's guess only where nobody said.
 */
final class Facets {

    static final String SIDE = "side";
    static final String INSTITUTION = "institution";
    static final String LABEL = "label";

    private Facets() {}

    static Set<Facet> of(IndexedImage image) {
        Set<Facet> facets = new LinkedHashSet<>();
        facets.add(new Facet(SIDE, image.statedSide().inJson()));
        facets.add(new Facet(INSTITUTION, image.institutionId()));
        image.metadata().forEach((name, value) -> facets.add(Facet.named(name, value)));
        Set<String> told = facets.stream()
                .map(facet -> facet.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        image.attributes().stream()
                .map(attribute -> Facet.named(attribute.name(), attribute.value()))
                .filter(facet -> !told.contains(facet.name().toLowerCase(Locale.ROOT)))
                .forEach(facets::add);
        image.labels().forEach(label -> facets.add(Facet.named(LABEL, label.name())));
        facets.removeIf(facet -> !facet.isShort() || facet.value().isEmpty());
        return facets;
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
