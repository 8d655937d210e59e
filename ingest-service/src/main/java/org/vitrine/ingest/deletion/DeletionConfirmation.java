package org.vitrine.ingest.deletion;

import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * Makes the token by which a person confirms the deletion of a collection. It depends on the collection, on the time of
 * its profile's last change and on the number of its photographs: after a change of any of them another token is
 * needed.
 */
final class DeletionConfirmation {

    /** Hexadecimal digits of the token. */
    private static final int DIGITS = 12;

    private DeletionConfirmation() {}

    /**
     * Returns the token, 12 hexadecimal digits.
     *
     * @param photographs as the person saw them
     */
    static String token(CollectionProfile profile, long photographs) {
        return Sha256Hex.hex("%s\n%s\n%d".formatted(profile.getCollectionId(), profile.getUpdatedAt(), photographs))
                .substring(0, DIGITS);
    }
}
