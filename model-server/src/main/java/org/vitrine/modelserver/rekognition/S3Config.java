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

/** Where DetectLabels reads an image that is given as an object in S3. */
@ConfigMapping(prefix = "vitrine.models.s3")
interface S3Config {

    /** Endpoint of the store; without one S3 objects are refused. Taken from vitrine.store.endpoint where that is set. */
    Optional<URI> endpoint();

    /** Region that requests to the store are signed for; the AWS SDK's default chain where not set. */
    Optional<String> region();

    /** Whether the bucket stands in the path; stores without wildcard DNS need it. */
    @WithDefault("true")
    boolean pathStyle();

    /** Objects read at the same time, 1 to 256; each may have 15 MB. */
    @WithDefault("4")
    @Min(1)
    @Max(256)
    int concurrency();

    /** How long reading one object may take, 100 ms to 1 min. */
    @WithDefault("10S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration timeout();
}
