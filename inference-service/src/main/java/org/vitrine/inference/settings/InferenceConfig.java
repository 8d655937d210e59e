package org.vitrine.inference.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How Rekognition and SageMaker are asked. Credentials come from the AWS SDK's default chain. */
@ConfigMapping(prefix = "vitrine.inference")
public interface InferenceConfig {

    /** Region that requests are signed for. */
    @WithDefault("eu-central-1")
    String region();

    /** Amazon Rekognition, or what answers in its place. */
    RekognitionConfig rekognition();

    /** The SageMaker runtime, or what answers in its place. */
    RemoteConfig sagemaker();

    /** One of the two remotes. */
    interface RemoteConfig {

        /** Address of what answers in Amazon's place, for example {@code http://127.0.0.1:8105}. */
        Optional<URI> endpoint();

        /**
         * Calls a second that the account may make to each operation of Rekognition or each SageMaker endpoint, all replicas
         * together, more than 0. Where it is not said, the limiter begins at limiter.initial-rate and learns.
         */
        OptionalDouble quota();

        /** The same for one: by {@code DetectLabels} or custom model ({@code project/version}), or by endpoint name. */
        Map<String, Double> quotas();
    }

    /** Rekognition. */
    interface RekognitionConfig extends RemoteConfig {

        /**
         * Whether Rekognition reads originals from S3 itself, where they qualify, instead of being sent a rendition. It must be
         * allowed to: same region, s3:GetObject for the caller. Where it is not said: yes, if neither Rekognition nor the store
         * has an endpoint of its own, for no stand-in reads another's bucket.
         */
        Optional<Boolean> byReference();
    }

    /** Statements that are kept, so that nothing is asked twice. */
    StatementsConfig statements();

    /** How statements are kept. */
    interface StatementsConfig {

        /** Whether statements are kept in the store and used again; without, each replay asks and pays anew. */
        @WithDefault("true")
        boolean kept();

        /** Statements held in memory as well, 0 to 100000; a vector of 1000 values takes about 4 kB. */
        @WithDefault("1000")
        @Min(0)
        @Max(100_000)
        int inMemory();

        /** Largest kept statement that is read; a larger one is asked anew. */
        @WithDefault("2M")
        MemorySize maxBytes();

        /** Statements made before this time (ISO 8601) are asked anew: for a replay after a model was changed in place. */
        Optional<Instant> notBefore();
    }

    /** What calls cost, and whom. */
    CostsConfig costs();

    /** The price table. */
    interface CostsConfig {

        /** Currency of all prices and budgets, as people write it. */
        @WithDefault("USD")
        String currency();

        /**
         * Estimated price of one answered call, by what is billed: {@code rekognition}, {@code rekognition/image-properties},
         * {@code rekognition/PROJECT/VERSION}, {@code sagemaker/ENDPOINT}. What is not listed is free.
         */
        Map<String, Double> prices();

        /** Whether calls to a remote with an endpoint of its own, that is a stand-in for Amazon, are priced too. */
        @WithDefault("false")
        boolean priceStandIns();

        /** How often each replica writes its counts to the store and reads those of the others, 1 s to 1 h. */
        @WithDefault("30S")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration settleEvery();
    }

    /** How the quota of each remote is filled and not overrun. */
    LimiterConfig limiter();

    /** Limits of the limiter. */
    interface LimiterConfig {

        /** Calls a second to begin with where no quota is configured, 0.1 to 10000. */
        @WithDefault("10")
        @DecimalMin("0.1")
        @DecimalMax("10000")
        double initialRate();

        /** Calls without an answer, in a row, after which a remote is held to be away, 1 to 100. */
        @WithDefault("3")
        @Min(1)
        @Max(100)
        int failuresToOpen();

        /** How long after that the first probe goes, 100 ms to 10 s; the next wait twice as long each. */
        @WithDefault("1S")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 10)
        Duration firstProbe();

        /** Longest time between two probes, 100 ms to 1 min. Work goes on at most a fifth more than this after a return. */
        @WithDefault("3S")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 1)
        Duration longestProbe();

        /** How long a query's call waits in line before 503 is answered, 100 ms to 1 min. */
        @WithDefault("10S")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 1)
        Duration queryPatience();
    }

    /** Connections held open to each remote at most, 1 to 1000. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** Calls that may wait in line for each remote, 1 to 10000; more are held back at once. */
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

    /** Attempts of one call that gets no answer, the first included, 1 to 10, each in line; those of the flow come on top. */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();

    /** Longest time a record's call waits in line, or a record where a remote said when to come again, up to 5 min. */
    @WithDefault("15S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration maxWait();

    /** How long to hold a record back where a model is still being loaded and states no time, up to 5 min. */
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

    /** Photographs described by HTTP at the same time, 1 to 1000; more are refused with Retry-After. */
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
    @WithDefault("relief-deep")
    String defaultEmbedder();
}
