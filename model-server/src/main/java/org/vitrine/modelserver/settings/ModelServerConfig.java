package org.vitrine.modelserver.settings;

import io.quarkus.runtime.configuration.MemorySize;
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
public interface ModelServerConfig {

    /** Folder of models: NAME/VERSION/model.onnx and card.json. Watched: what is put there is served, what goes is not. */
    @WithDefault("models")
    Path folder();

    /** Where SageMaker puts a model's artefact in a container it hosts; served instead of the folder where it exists. */
    @WithDefault("/opt/ml/model")
    Path hostedFolder();

    /** Whether models come by POST /models only, as SageMaker's multi-model endpoints load them; it sets SAGEMAKER_MULTI_MODEL. */
    @WithDefault("false")
    boolean multiModel();

    /** Folder below which POST /models may load from, beside the folder of models; SageMaker puts artefacts there. */
    @WithDefault("/opt/ml/models")
    Path loadableFolder();

    /** Endpoint that serves every model by X-Amzn-SageMaker-Target-Model or -Inference-Component. */
    @WithDefault("models")
    String multiModelEndpoint();

    /** How often the folder is looked at, 200 ms to 1 h; a model put there answers after at most this and its warm-up. */
    @WithDefault("2S")
    @DurationMin(millis = 200)
    @DurationMax(hours = 1)
    Duration lookEvery();

    /** Newest versions of a model that are kept loaded, 1 to 10; an older one is asked for as variant. */
    @WithDefault("1")
    @Min(1)
    @Max(10)
    int versionsKept();

    /** Bytes of model files loaded at the same time, 1 MiB to 1 TiB; ONNX Runtime holds about as much outside the heap. */
    @WithDefault("512M")
    MemorySize maxLoaded();

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

    /** Requests that may wait for a run; one more is refused as busy, 0 to 10,000. */
    @WithDefault("1024")
    @Min(0)
    @Max(10_000)
    int waitingRuns();

    /** How long a request waits for its answer before it is refused as busy, 100 ms to 60 s. */
    @WithDefault("20S")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 60)
    Duration waitAtMost();

    /** Pictures of different requests that go into one run at most, 1 to 256. */
    @WithDefault("8")
    @Min(1)
    @Max(256)
    int batch();

    /**
     * How much longer a request may take for the company of others, 0 to 10 s: a batch is no larger than what the model has been
     * seen to do in this time, and is waited for no longer than a tenth of it.
     */
    @WithDefault("150ms")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 10)
    Duration batchLatency();

    /** Bytes of requests in memory at the same time, 8 MiB to 64 GiB; a request beyond that is refused as busy. */
    @WithDefault("128M")
    MemorySize maxBodies();

    /** Pixels of an image at most; a larger one is refused from its header, 1 to 200 million. */
    @WithDefault("50000000")
    @Min(1)
    @Max(200_000_000)
    long maxPixels();
}
