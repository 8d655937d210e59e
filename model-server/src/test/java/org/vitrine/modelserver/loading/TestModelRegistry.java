package org.vitrine.modelserver.loading;

import org.vitrine.modelserver.settings.ModelServerConfig;

/** Creates a {@link ModelRegistry} without dependency injection, for tests of other packages. */
public final class TestModelRegistry {

    private TestModelRegistry() {}

    public static ModelRegistry of(ModelServerConfig config) {
        return new ModelRegistry(config);
    }
}
