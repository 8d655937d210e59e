package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * The conditions that select images for a search, list or count. All given conditions must hold; an empty condition is
 * not applied. Filters of different names must all hold; of several filters of one name, one must.
 *
 * @param institutionId institution that contributes the images
 * @param specimenId number of the specimen; unique within institution and collection only
 * @param itemId item in force of the images
 * @param filters facets, compared case-folded
 * @param text words that must all occur in the text of the image
 */
public record Selection(
        Optional<String> collectionId,
        Optional<String> institutionId,
        Optional<String> specimenId,
        Optional<String> itemId,
        List<Facet> filters,
        Optional<String> text) {

    public Selection {
        filters = List.copyOf(filters);
    }

    /** Returns the selection of all images of all collections. */
    public static Selection everything() {
        return new Selection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Returns the selection of all images of a collection. */
    public static Selection ofCollection(String collectionId) {
        return new Selection(
                Optional.of(collectionId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Restricts to the images of one institution. */
    public Selection ofInstitution(String institution) {
        return new Selection(collectionId, Optional.of(institution), specimenId, itemId, filters, text);
    }

    /** Restricts to specimens with this number, of every institution unless {@link #ofInstitution one} is chosen. */
    public Selection ofSpecimen(String specimen) {
        return new Selection(collectionId, institutionId, Optional.of(specimen), itemId, filters, text);
    }

    /** Restricts to the images whose item in force is this one. */
    public Selection ofItem(String item) {
        return new Selection(collectionId, institutionId, specimenId, Optional.of(item), filters, text);
    }

    /** Returns the selection with these filters instead of the present ones. */
    public Selection withFilters(List<Facet> facets) {
        return new Selection(collectionId, institutionId, specimenId, itemId, facets, text);
    }

    /** Restricts to the images whose text contains all of these words. */
    public Selection withText(String words) {
        return new Selection(collectionId, institutionId, specimenId, itemId, filters, Optional.of(words));
    }

    /** Returns the selection without the filters of one name. */
    Selection withoutFiltersOf(String foldedName) {
        return withFilters(filters.stream()
                .filter(facet -> !facet.foldedName().equals(foldedName))
                .toList());
    }
}
