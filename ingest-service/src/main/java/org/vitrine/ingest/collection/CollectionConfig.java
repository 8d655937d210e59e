package org.vitrine.ingest.collection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings for the check of endpoints when a collection changes. */
@ConfigMapping(prefix = "vitrine.ingest.collections")
interface CollectionConfig {

    /** Address of inference-service. */
    @WithDefault("http://127.0.0.1:8103")
    URI inferenceUrl();

    /** Whether inference-service checks that an endpoint exists before a profile that names it is written. */
    @WithDefault("true")
    boolean checkEndpoints();

    /**
     * How long the check may take, 1 s to 1 min. A profile whose endpoints could not be checked is written, and the
     * answer has a warning.
     */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration checkTimeout();
}
