package org.vitrine.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where originals and renditions are kept. Credentials come from the AWS SDK's default chain. */
@ConfigMapping(prefix = "vitrine.store")
public interface StoreConfig {

    /** Bucket of originals, renditions and receipts. */
    @WithDefault("vitrine")
    String bucket();

    /** Whether the bucket is made at start-up where it is missing; turn off where the account forbids it. */
    @WithDefault("true")
    boolean createBucket();

    /** S3 endpoint of a store other than Amazon's, for example {@code http://127.0.0.1:19000}. */
    Optional<URI> endpoint();

    /** Region that requests are signed for. */
    @WithDefault("eu-central-1")
    String region();

    /** Whether the bucket stands in the path (most stores other than Amazon's) rather than in the host name. */
    @WithDefault("true")
    boolean pathStyle();

    /** Connections held open to the store at most, 1 to 1000. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** How long one attempt of one call may take, 100 ms to 5 min. */
    @WithDefault("15S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration attemptTimeout();

    /** How long a call may take with its retries, up to 10 min; longer than one attempt. */
    @WithDefault("40S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration callTimeout();

    /** Attempts of one call, the first included, 1 to 10. */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();
}
