package org.vitrine.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits that every service sets to request heads. The limits of size are properties of Quarkus. */
@ConfigMapping(prefix = "vitrine.http")
public interface RequestHeadConfig {

    /**
     * How long a client may take for the head of a request, from the connection or the first byte to the end of the
     * headers, 1 s to 10 min; then the connection is closed.
     */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration headTimeout();
}
