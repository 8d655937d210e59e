package org.vitrine.inference.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How Rekognition and SageMaker are asked. Credentials come from the AWS SDK's default chain. */
@ConfigMapping(prefix = "vitrine.inference")
public interface InferenceConfig {

    /** Region that requests are signed for. */
    @WithDefault("eu-central-1")
    String region();

    /** Amazon Rekognition, or what answers in its place. */
    RemoteConfig rekognition();

    /** The SageMaker runtime, or what answers in its place. */
    RemoteConfig sagemaker();

    /** One of the two remotes. */
    interface RemoteConfig {

        /** Address of what answers in Amazon's place, for example {@code http://127.0.0.1:8105}. */
        Optional<URI> endpoint();
    }

    /** Connections held open to each remote at most, 1 to 1000. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** Calls that may wait for a connection to each remote, 1 to 10000; more fail at once and are tried again later. */
    @WithDefault("256")
    @Min(1)
    @Max(10_000)
    int maxWaitingCalls();

    /** How long opening a connection may take, 100 ms to 30 s. */
    @WithDefault("2S")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration connectTimeout();

    /** How long one attempt of one call may take, 100 ms to 5 min. */
    @WithDefault("8S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration attemptTimeout();

    /**
     * How long a call may take with its retries, 100 ms to 5 min; not shorter than one attempt. With the store's call-timeout
     * and {@link #maxWait} it must stay below vitrine.flow.attempt-timeout; start-up fails if not.
     */
    @WithDefault("25S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration callTimeout();

    /** Attempts of one call by the SDK, the first included, 1 to 10; those of the flow come on top. */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();

    /** Longest time a record is held back because a remote said when to come again, up to 5 min. */
    @WithDefault("15S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration maxWait();

    /** How long to hold a record back where a model is still being loaded and says no time, up to 5 min. */
    @WithDefault("5S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration coldStartWait();

    /** Largest rendition read from the store or taken by HTTP. SageMaker accepts at most 6 MiB. */
    @WithDefault("6M")
    MemorySize maxRenditionBytes();

    /** Largest answer read from a remote; a longer one is cut off and counts as malformed. */
    @WithDefault("8M")
    MemorySize maxAnswerBytes();

    /** Longest vector accepted, 1 to 16000: what a k-NN field of OpenSearch takes. */
    @WithDefault("16000")
    @Min(1)
    @Max(16_000)
    int maxDimension();

    /** Attributes of one photograph asked for at the same time, 1 to 100. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int attributeConcurrency();

    /** Photographs described by HTTP at the same time, 1 to 1000; more are told to come again. */
    @WithDefault("16")
    @Min(1)
    @Max(1000)
    int describeConcurrency();

    /** When to come again, said with each 503 where the remote named no time, 1 s to 10 min. */
    @WithDefault("5S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration retryAfter();

    /** SageMaker endpoint that makes vectors for a collection without a profile. */
    @WithDefault("relief-bank")
    String defaultEmbedder();
}
