package org.vitrine.index.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the Kafka Streams application that folds decisions. */
@ConfigMapping(prefix = "vitrine.index.decisions")
interface DecisionConfig {

    /**
     * Name of the Kafka Streams application: also its consumer group and the prefix of its changelog topics. Another
     * name folds all decisions from the beginning.
     */
    @WithDefault("decision-fold")
    String applicationId();

    /** How often offsets are committed, 10 ms to 1 min: that much is read again after a crash. */
    @WithDefault("1S")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration commitInterval();
}
