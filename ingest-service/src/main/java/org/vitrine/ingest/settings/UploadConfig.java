package org.vitrine.ingest.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of uploads that institutions send directly to the store by a presigned URL. */
@ConfigMapping(prefix = "vitrine.ingest.uploads")
public interface UploadConfig {

    /** How long the presigned URL may be used, 1 s to 7 days, which is the longest S3 allows. */
    @WithDefault("1H")
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    Duration lifetime();

    /** How long reading an uploaded photograph back from the store, to check it, may take, 1 s to 1 h. */
    @WithDefault("10M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration checkTimeout();
}
