package org.vitrine.ingest.collection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How changes of collections are checked. */
@ConfigMapping(prefix = "vitrine.ingest.collections")
interface CollectionConfig {

    /** Where inference-service answers. */
    @WithDefault("http://127.0.0.1:8103")
    URI inferenceUrl();

    /** Whether inference-service is asked if an endpoint exists before a profile that names it is written. */
    @WithDefault("true")
    boolean checkEndpoints();

    /** How long the check may take, 1 s to 1 min; a profile whose endpoints could not be checked is written with a warning. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration checkTimeout();
}
