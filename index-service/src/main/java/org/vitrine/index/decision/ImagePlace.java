package org.vitrine.index.decision;

import java.util.Optional;
import org.vitrine.decisions.DecisionSubject;

/**
 * The place of a photograph in the catalogue: its specimen, its stated item and the item in force.
 *
 * @param specimenId the specimen that it shows; empty after a withdrawal
 * @param statedItemId the item that the institution states
 * @param version version of the image to which this applies
 * @param itemId the item of which the photograph is registered as a member
 * @param decided whether decided state of the photograph was ever forwarded
 */
record ImagePlace(
        String institutionId,
        Optional<String> specimenId,
        Optional<String> statedItemId,
        int version,
        Optional<String> itemId,
        boolean decided) {

    /** Returns the place after a newer entry; item in force and {@code decided} stay until the next evaluation. */
    static ImagePlace of(CatalogueEntry entry, Optional<ImagePlace> previous) {
        return new ImagePlace(
                entry.institutionId(),
                entry.specimenId(),
                entry.itemId(),
                entry.version(),
                previous.flatMap(ImagePlace::itemId),
                previous.map(ImagePlace::decided).orElse(false));
    }

    /** Returns the place after an evaluation: with the item in force, and whether its state was forwarded. */
    ImagePlace evaluated(Optional<String> item, boolean sent) {
        return new ImagePlace(institutionId, specimenId, statedItemId, version, item, decided || sent);
    }

    Optional<DecisionSubject.OfSpecimen> specimen() {
        return specimenId.map(specimen -> new DecisionSubject.OfSpecimen(institutionId, specimen));
    }
}
