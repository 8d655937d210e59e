package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuPermitsTest {

    private static final int PRIORITY = 200;

    @Test
    void theLimitOfPhotographsUnderWayFollowsTheConfiguredNumberAndNotTheCores() {
        // Given
        int cores = Runtime.getRuntime().availableProcessors();

        // When
        var configured = permits(Map.of("vitrine.preprocess.at-once", Integer.toString(cores + 3)));
        var byDefault = permits(Map.of());

        // Then
        assertThat(configured.maxUnderWay(64)).isEqualTo(cores + 3 + 64);
        assertThat(byDefault.maxUnderWay(64)).isEqualTo(cores + 64);
    }

    private static CpuPermits permits(Map<String, String> settings) {
        return new CpuPermits(new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withMapping(PreprocessConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PreprocessConfig.class));
    }
}
