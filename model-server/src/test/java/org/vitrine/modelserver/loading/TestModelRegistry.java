package org.vitrine.modelserver.loading;

import org.vitrine.modelserver.settings.ModelServerConfig;

/** Lets tests of other packages have a shelf without a container. */
public final class TestModelRegistry {

    private TestModelRegistry() {}

    public static ModelRegistry of(ModelServerConfig config) {
        return new ModelRegistry(config);
    }
}
