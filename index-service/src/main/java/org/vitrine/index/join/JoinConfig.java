package org.vitrine.index.join;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the join of facts. */
@ConfigMapping(prefix = "vitrine.index.join")
interface JoinConfig {

    /**
     * How long Kafka may take to answer when the topics' partitions are compared, or when a lost store is filled again,
     * 1 s to 10 min.
     */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration kafkaTimeout();
}
