package org.vitrine.modelserver.support;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.vitrine.modelserver.settings.ModelServerConfig;

/** Reads the settings of the server, with values that a test overrides. */
public final class TestSettings {

    private TestSettings() {}

    public static ModelServerConfig of(Map<String, String> own) {
        return new SmallRyeConfigBuilder()
                .withMapping(ModelServerConfig.class)
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .withDefaultValues(own)
                .build()
                .getConfigMapping(ModelServerConfig.class);
    }
}
