package org.vitrine.ingest.deletion;

import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.identity.Sha256Hex;

/** What a person confirms: this profile, with so many photographs. Of another number or profile it is another token. */
final class DeletionConfirmation {

    private static final int DIGITS = 12;

    private DeletionConfirmation() {}

    static String token(CollectionProfile profile, long photographs) {
        return Sha256Hex.hex("%s\n%s\n%d".formatted(profile.getCollectionId(), profile.getUpdatedAt(), photographs))
                .substring(0, DIGITS);
    }
}
