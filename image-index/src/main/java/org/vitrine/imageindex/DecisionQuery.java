package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A query for decisions of one collection. All given conditions must hold; an empty condition is not applied.
 *
 * @param institutionId institution of a subject, or of the other subject, of the decision
 * @param specimenId a subject, or the other subject; of any institution unless institutionId is given
 * @param imageId a subject, or the other subject
 * @param itemId a subject, the other subject, or an item in the value of the decision
 * @param person pseudonymous id of the person who decided
 * @param kinds kinds of decisions, in kebab-case; empty for all
 * @param since earliest time of the decision, inclusive, UTC
 */
public record DecisionQuery(
        String collectionId,
        Optional<String> institutionId,
        Optional<String> specimenId,
        Optional<String> imageId,
        Optional<String> itemId,
        Optional<String> person,
        List<String> kinds,
        Optional<Instant> since) {

    public DecisionQuery {
        kinds = List.copyOf(kinds);
    }

    /** Returns the query for all decisions of a collection. */
    public static DecisionQuery ofCollection(String collectionId) {
        return new DecisionQuery(
                collectionId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Restricts to decisions of these kinds, in kebab-case; empty for all. */
    public DecisionQuery ofKinds(List<String> selectedKinds) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, itemId, person, selectedKinds, since);
    }

    /** Restricts to decisions about this specimen of an institution. */
    public DecisionQuery ofSpecimen(String institution, String specimen) {
        return new DecisionQuery(
                collectionId, Optional.of(institution), Optional.of(specimen), imageId, itemId, person, kinds, since);
    }

    /** Restricts to decisions about the photograph with this imageId. */
    public DecisionQuery ofImage(String image) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, Optional.of(image), itemId, person, kinds, since);
    }

    /** Restricts to decisions about the item with this itemId, or with it in their value. */
    public DecisionQuery ofItem(String item) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, Optional.of(item), person, kinds, since);
    }

    /** Restricts to decisions of the person with this pseudonymous id. */
    public DecisionQuery byPerson(String personId) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, itemId, Optional.of(personId), kinds, since);
    }

    /** Restricts to decisions from this time on, UTC. */
    public DecisionQuery since(Instant time) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, itemId, person, kinds, Optional.of(time));
    }
}
