package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which decisions of a collection are meant; everything given must hold.
 *
 * @param institutionId whose specimens the decision is about
 * @param specimenId one of its subjects, or the other one, of any institution unless one is given
 * @param imageId one of its subjects, or the other one
 * @param itemId one of its subjects, the other one, or an item of its value
 * @param person pseudonymous id
 * @param kinds in kebab-case; empty for all
 * @param since earliest time, UTC
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

    public DecisionQuery ofKinds(List<String> some) {
        return new DecisionQuery(collectionId, institutionId, specimenId, imageId, itemId, person, some, since);
    }

    public DecisionQuery ofSpecimen(String institution, String specimen) {
        return new DecisionQuery(
                collectionId, Optional.of(institution), Optional.of(specimen), imageId, itemId, person, kinds, since);
    }

    public DecisionQuery ofImage(String image) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, Optional.of(image), itemId, person, kinds, since);
    }

    public DecisionQuery ofItem(String item) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, Optional.of(item), person, kinds, since);
    }

    public DecisionQuery by(String somebody) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, itemId, Optional.of(somebody), kinds, since);
    }

    public DecisionQuery since(Instant time) {
        return new DecisionQuery(
                collectionId, institutionId, specimenId, imageId, itemId, person, kinds, Optional.of(time));
    }
}
