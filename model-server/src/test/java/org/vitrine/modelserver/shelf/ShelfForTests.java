package org.vitrine.modelserver.shelf;

import org.vitrine.modelserver.settings.ModelServerConfig;

/** Lets tests of other packages have a shelf without a container. */
public final class ShelfForTests {

    private ShelfForTests() {}

    public static ModelShelf of(ModelServerConfig config) {
        return new ModelShelf(config);
    }
}
