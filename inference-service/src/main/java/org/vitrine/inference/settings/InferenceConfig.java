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

/**
 * Settings of calls to Rekognition and SageMaker: addresses, quotas, cache, prices, limits and time-outs. Credentials
 * come from the AWS SDK's default chain.
 */
@ConfigMapping(prefix = "vitrine.inference")
public interface InferenceConfig {

    /** AWS region for which requests are signed. */
    @WithDefault("eu-central-1")
    String region();

    /** Amazon Rekognition, or its stand-in. */
    RekognitionConfig rekognition();

    /** The SageMaker runtime, or its stand-in. */
    RemoteConfig sagemaker();

    /** Settings of one of the two services. */
    interface RemoteConfig {

        /** Address of a stand-in for AWS, for example {@code http://127.0.0.1:8105}; if not set, AWS is called. */
        Optional<URI> endpoint();

        /**
         * Calls per second that the account may make to each operation of Rekognition or each SageMaker endpoint, for
         * all replicas together, more than 0. If not set, the limiter starts at limiter.initial-rate and adapts.
         */
        OptionalDouble quota();

        /**
         * Calls per second for a single operation or endpoint, which override quota: by {@code DetectLabels} or custom
         * model ({@code project/version}), or by endpoint name.
         */
        Map<String, Double> quotas();
    }

    /** Settings of Rekognition. */
    interface RekognitionConfig extends RemoteConfig {

        /**
         * Whether Rekognition reads originals from S3 itself, if they qualify, instead of receiving a rendition. It
         * needs the bucket in the same region and s3:GetObject for the caller. If not set: yes, if neither Rekognition
         * nor the store has an endpoint of its own, because a stand-in cannot read the bucket of another service.
         */
        Optional<Boolean> byReference();
    }

    /** The cache of statements, so that no remote is called twice for the same question. */
    StatementsConfig statements();

    /** Settings of the cache of statements. */
    interface StatementsConfig {

        /** Whether statements are stored and reused; if not, each replay calls and pays the remotes again. */
        @WithDefault("true")
        boolean kept();

        /** Most statements cached in memory as well, 0 to 100000; a vector of 1000 values takes about 4 kB. */
        @WithDefault("1000")
        @Min(0)
        @Max(100_000)
        int inMemory();

        /**
         * Largest statement that is stored and read; larger ones are requested again. The default has room for a
         * picture of 6 MiB as base64.
         */
        @WithDefault("9M")
        MemorySize maxBytes();

        /**
         * Stored statements from before this time (ISO 8601) are requested again: for a replay after a model was
         * changed without a new version.
         */
        Optional<Instant> notBefore();
    }

    /** Prices of calls and the exchange of costs between replicas. */
    CostsConfig costs();

    /** Settings of costs. */
    interface CostsConfig {

        /** Currency of all prices and budgets, for display. */
        @WithDefault("USD")
        String currency();

        /**
         * Estimated price of one answered call, by what is billed: {@code rekognition},
         * {@code rekognition/image-properties}, {@code rekognition/PROJECT/VERSION}, {@code sagemaker/ENDPOINT}. Calls
         * that are not listed are free.
         */
        Map<String, Double> prices();

        /** Whether calls to a stand-in for AWS, that is a remote with an endpoint of its own, have a price too. */
        @WithDefault("false")
        boolean priceStandIns();

        /** Interval at which each replica writes its costs to the store and reads those of the others, 1 s to 1 h. */
        @WithDefault("30S")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration settleEvery();
    }

    /** The rate limiter, which uses the quota of each remote fully without exceeding it. */
    LimiterConfig limiter();

    /** Settings of the rate limiter and the circuit breaker. */
    interface LimiterConfig {

        /** Calls per second at the start if no quota is configured, 0.1 to 10000. */
        @WithDefault("10")
        @DecimalMin("0.1")
        @DecimalMax("10000")
        double initialRate();

        /** Consecutive calls without an answer after which a remote counts as unavailable, 1 to 100. */
        @WithDefault("3")
        @Min(1)
        @Max(100)
        int failuresToOpen();

        /** Time from then to the first probe, 100 ms to 10 s; each further probe waits twice as long. */
        @WithDefault("1S")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 10)
        Duration firstProbe();

        /**
         * Longest time between two probes, 100 ms to 1 min. Work resumes at most 1.2 times this time after the remote
         * is available again.
         */
        @WithDefault("3S")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 1)
        Duration longestProbe();

        /** Longest time that a call of a query waits in the queue before the query gets 503, 100 ms to 1 min. */
        @WithDefault("10S")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 1)
        Duration queryPatience();
    }

    /** Most connections to each of the two services, and most calls in flight to each remote, 1 to 1000. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** Most calls that wait in the queue of each remote, 1 to 10000; further ones are held back at once. */
    @WithDefault("256")
    @Min(1)
    @Max(10_000)
    int maxWaitingCalls();

    /** Longest time to open a connection, 100 ms to 30 s. */
    @WithDefault("2S")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration connectTimeout();

    /** Longest time of one attempt of one call, 100 ms to 5 min. */
    @WithDefault("8S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration attemptTimeout();

    /**
     * Longest time of a call with its retries, 100 ms to 5 min; not shorter than one attempt. The sum of it, the
     * store's call-timeout and {@link #maxWait} must be below vitrine.flow.attempt-timeout; otherwise start-up fails.
     */
    @WithDefault("25S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration callTimeout();

    /**
     * Most attempts of a call that gets no answer, the first included, 1 to 10; each waits in the queue. The attempts
     * of the flow are counted separately.
     */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();

    /**
     * Longest time that a call of a record waits in the queue, and that a record waits if a remote states when to try
     * again, up to 5 min.
     */
    @WithDefault("15S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration maxWait();

    /** Time for which a record is held back while a model loads, if the remote states no time, up to 5 min. */
    @WithDefault("5S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration coldStartWait();

    /** Largest rendition that is read from the store or accepted by HTTP. SageMaker accepts at most 6 MiB. */
    @WithDefault("6M")
    MemorySize maxRenditionBytes();

    /** Largest answer of a remote; a longer one is cut off and counts as malformed. */
    @WithDefault("8M")
    MemorySize maxAnswerBytes();

    /** Longest accepted vector, 1 to 16000: the limit of a k-NN field of OpenSearch. */
    @WithDefault("16000")
    @Min(1)
    @Max(16_000)
    int maxDimension();

    /** Most attributes of one photograph that are requested at the same time, 1 to 100. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int attributeConcurrency();

    /** Most photographs described by HTTP at the same time, 1 to 1000; further ones are refused with Retry-After. */
    @WithDefault("16")
    @Min(1)
    @Max(1000)
    int describeConcurrency();

    /** Value of Retry-After in responses with 503, if the remote stated no time, 1 s to 10 min. */
    @WithDefault("5S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration retryAfter();

    /** SageMaker endpoint that computes the vectors of a collection without a profile. */
    @WithDefault("relief-deep")
    String defaultEmbedder();
}
