package org.vitrine.flow;

import org.vitrine.events.CollectionProfile;

/** What is known of a collection's profile. */
public sealed interface ProfileLookup {

    /** The newest profile. */
    record Known(CollectionProfile profile) implements ProfileLookup {}

    /** The collection was deleted, and every photograph of it withdrawn before. */
    record Deleted() implements ProfileLookup {}

    /** No profile has been read yet. */
    record Unknown() implements ProfileLookup {}
}
