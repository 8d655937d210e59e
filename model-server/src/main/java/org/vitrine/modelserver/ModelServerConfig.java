package org.vitrine.modelserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Which models are served, and how much at once. */
@ConfigMapping(prefix = "vitrine.models")
interface ModelServerConfig {

    /** Folder of models: NAME/VERSION/model.onnx and card.json. */
    @WithDefault("models")
    Path folder();

    /** Threads one run of a model may use, 1 to 64. */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int threadsPerRun();

    /** Runs at the same time; 0 stands for the number of cores. */
    @WithDefault("0")
    @Min(0)
    @Max(256)
    int concurrentRuns();

    /** Requests that may wait for a run; one more is told that the server is busy, 0 to 10,000. */
    @WithDefault("256")
    @Min(0)
    @Max(10_000)
    int waitingRuns();

    /** How long a request waits for its run before it is told that the server is busy, 100 ms to 60 s. */
    @WithDefault("20S")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 60)
    Duration waitAtMost();

    /** Pixels of an image at most; a larger one is refused from its header, 1 to 200 million. */
    @WithDefault("50000000")
    @Min(1)
    @Max(200_000_000)
    long maxPixels();
}
