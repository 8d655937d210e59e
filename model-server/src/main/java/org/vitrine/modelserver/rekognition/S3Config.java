package org.vitrine.modelserver.rekognition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the object store from which Rekognition requests read images that they reference as S3 objects. */
@ConfigMapping(prefix = "vitrine.models.s3")
interface S3Config {

    /** Endpoint of the store, by default vitrine.store.endpoint; without one, requests with S3 objects are refused. */
    Optional<URI> endpoint();

    /** Region for which requests to the store are signed; if not set, the AWS SDK's default chain. */
    Optional<String> region();

    /** Whether the bucket is part of the path instead of the host name; stores without wildcard DNS need it. */
    @WithDefault("true")
    boolean pathStyle();

    /** Most objects read at the same time, 1 to 256; each may have 15 MB. */
    @WithDefault("4")
    @Min(1)
    @Max(256)
    int concurrency();

    /** Longest time that reading one object may take, 100 ms to 1 min. */
    @WithDefault("10S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration timeout();
}
