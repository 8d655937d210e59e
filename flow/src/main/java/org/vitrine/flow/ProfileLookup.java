package org.vitrine.flow;

import org.vitrine.events.CollectionProfile;

/** Result of looking up the profile of a collection in {@link CollectionProfiles}. */
public sealed interface ProfileLookup {

    /** The collection has a profile; {@code profile} is the newest one. */
    record Known(CollectionProfile profile) implements ProfileLookup {}

    /** The collection was deleted; every photograph of it was withdrawn before. */
    record Deleted() implements ProfileLookup {}

    /** No profile of the collection has been read yet. */
    record Unknown() implements ProfileLookup {}
}
