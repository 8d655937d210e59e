package org.vitrine.index.join;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the joining of facts heals. */
@ConfigMapping(prefix = "vitrine.index.join")
interface JoinConfig {

    /** Failures of a thread that are answered by starting another, within the window; 0 to 1000. */
    @WithDefault("20")
    @Min(0)
    @Max(1000)
    int restarts();

    /** How long a failure counts; more failures than that within it stop the service. */
    @WithDefault("5M")
    Duration restartWindow();

    /** How long start-up waits for Kafka when it compares the topics' partitions. */
    @WithDefault("30S")
    Duration kafkaTimeout();
}
