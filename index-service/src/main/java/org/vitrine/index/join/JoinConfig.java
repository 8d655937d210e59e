package org.vitrine.index.join;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the joining of facts heals. */
@ConfigMapping(prefix = "vitrine.index.join")
interface JoinConfig {

    /** Failures of a thread that are answered by starting another, within the window; 0 to 1000. Outages do not count. */
    @WithDefault("100")
    @Min(0)
    @Max(1000)
    int restarts();

    /** How long a failure counts; more failures than that within it stop the service. */
    @WithDefault("15M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration restartWindow();

    /** How long a thread that failed waits before another begins, also while the registry or Kafka is away. */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration restartPause();

    /** How long Kafka may take to answer when the topics' partitions are compared, or when a lost store is filled again. */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration kafkaTimeout();
}
