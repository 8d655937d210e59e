package org.vitrine.index.decision;

import java.util.Optional;
import org.vitrine.decisions.DecisionSubject;

/**
 * Where a photograph belongs.
 *
 * @param specimenId empty after a withdrawal
 * @param statedItemId as the institution states it
 * @param version of the image that this is said of
 * @param itemId in which it counts as a member
 * @param decided whether decided state was ever sent of it
 */
record ImagePlace(
        String institutionId,
        Optional<String> specimenId,
        Optional<String> statedItemId,
        int version,
        Optional<String> itemId,
        boolean decided) {

    /** The newer entry; membership and what was sent stay until they are looked at again. */
    static ImagePlace of(CatalogueEntry entry, Optional<ImagePlace> before) {
        return new ImagePlace(
                entry.institutionId(),
                entry.specimenId(),
                entry.itemId(),
                entry.version(),
                before.flatMap(ImagePlace::itemId),
                before.map(ImagePlace::decided).orElse(false));
    }

    ImagePlace in(Optional<String> item, boolean sent) {
        return new ImagePlace(institutionId, specimenId, statedItemId, version, item, decided || sent);
    }

    Optional<DecisionSubject.OfSpecimen> specimen() {
        return specimenId.map(specimen -> new DecisionSubject.OfSpecimen(institutionId, specimen));
    }
}
