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

/** Settings of the model server: where models come from, and the limits of memory, threads, queue and batches. */
@ConfigMapping(prefix = "vitrine.models")
public interface ModelServerConfig {

    /**
     * Folder of models, each as NAME/VERSION/model.onnx and card.json. The server watches it: it serves a model that is
     * added and stops serving a model that is removed.
     */
    @WithDefault("models")
    Path folder();

    /**
     * Folder where SageMaker unpacks the model of a hosted container; where it exists, it is served instead of the
     * folder of models.
     */
    @WithDefault("/opt/ml/model")
    Path hostedFolder();

    /**
     * Whether models are loaded only by POST /models, as SageMaker's multi-model endpoints do; SageMaker sets
     * SAGEMAKER_MULTI_MODEL for it.
     */
    @WithDefault("false")
    boolean multiModel();

    /** Folder from which POST /models may load, besides the folder of models; SageMaker unpacks models there. */
    @WithDefault("/opt/ml/models")
    Path loadableFolder();

    /**
     * Name of the endpoint that serves every model; the request names the model in X-Amzn-SageMaker-Target-Model or
     * X-Amzn-SageMaker-Inference-Component.
     */
    @WithDefault("models")
    String multiModelEndpoint();

    /**
     * Interval at which the folder is checked, 200 ms to 1 h; an added model answers after at most this and its
     * warm-up.
     */
    @WithDefault("2S")
    @DurationMin(millis = 200)
    @DurationMax(hours = 1)
    Duration lookEvery();

    /** Number of newest versions of a model that stay loaded, 1 to 10; a request addresses an older one as variant. */
    @WithDefault("1")
    @Min(1)
    @Max(10)
    int versionsKept();

    /**
     * Most bytes of model files loaded at the same time, 1 MiB to 1 TiB; ONNX Runtime needs about as much memory
     * outside the heap.
     */
    @WithDefault("512M")
    MemorySize maxLoaded();

    /** Threads that one run of a model may use, 1 to 64. */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int threadsPerRun();

    /** Most runs at the same time, 0 to 256; 0 stands for the number of cores. */
    @WithDefault("0")
    @Min(0)
    @Max(256)
    int concurrentRuns();

    /** Most requests that wait for a run, 0 to 10,000; one more is refused as busy. */
    @WithDefault("1024")
    @Min(0)
    @Max(10_000)
    int waitingRuns();

    /** Longest time a request waits for its answer before it is refused as busy, 100 ms to 60 s. */
    @WithDefault("20S")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 60)
    Duration waitAtMost();

    /** Most pictures of different requests in one run, 1 to 256. */
    @WithDefault("8")
    @Min(1)
    @Max(256)
    int batch();

    /**
     * Additional latency that batching may cause, 0 to 10 s: a batch has no more pictures than the model computes in
     * this time by earlier measurements, and a thread waits for a batch to fill for at most a tenth of it.
     */
    @WithDefault("150ms")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 10)
    Duration batchLatency();

    /**
     * Most bytes of request bodies in memory at the same time, 8 MiB to 64 GiB; a request beyond that is refused as
     * busy.
     */
    @WithDefault("128M")
    MemorySize maxBodies();

    /** Most pixels of an image, 1 to 200 million; a larger image is refused by the size in its header. */
    @WithDefault("50000000")
    @Min(1)
    @Max(200_000_000)
    long maxPixels();
}
