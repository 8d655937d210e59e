package org.vitrine.search.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How search-api answers. */
@ConfigMapping(prefix = "vitrine.search")
public interface SearchConfig {

    /** preprocess-service, which prepares a query photograph. */
    @WithDefault("http://127.0.0.1:8102")
    URI preprocessUrl();

    /** inference-service, which describes a prepared photograph. */
    @WithDefault("http://127.0.0.1:8103")
    URI inferenceUrl();

    /** ingest-service, which {@code /ingest/v1/**} of this origin is forwarded to. */
    @WithDefault("http://127.0.0.1:8101")
    URI ingestUrl();

    /** model-server, which {@code /models/**} of this origin is forwarded to; absent where models are served elsewhere. */
    Optional<URI> modelServerUrl();

    /** How long opening a connection to any of them may take. */
    @WithDefault("2S")
    Duration connectTimeout();

    /** How long preparing one photograph may take. */
    @WithDefault("60S")
    Duration prepareTimeout();

    /** How long describing one photograph may take; a cold serverless endpoint needs most of it. */
    @WithDefault("90S")
    Duration describeTimeout();

    /** Searches by photograph under way at a time, 1 to 256. Each holds its renditions in memory, a few megabytes. */
    @WithDefault("8")
    @Min(1)
    @Max(256)
    int concurrentSearches();

    /** Searches by photograph that may wait for their turn, 0 to 10000; more are refused with Retry-After. */
    @WithDefault("64")
    @Min(0)
    @Max(10_000)
    int waitingSearches();

    /** How long a search may wait for its turn. */
    @WithDefault("20S")
    Duration turnTimeout();

    /** Largest body of a request, all photographs together. Larger ones are answered 413. */
    @WithDefault("64M")
    MemorySize maxUpload();

    /** Largest rendition read from the store; larger ones are not ours. */
    @WithDefault("32M")
    MemorySize maxRendition();

    /** For how long browsers may keep a rendition without asking whether it has changed. */
    @WithDefault("5M")
    Duration renditionMaxAge();

    /** When to come again, said with each 503; at least 1 s. */
    @WithDefault("5S")
    Duration retryAfter();

    /** How requests are forwarded to the services behind this origin. */
    Forward forward();

    /** How nearest photographs become scored items. */
    Match match();

    /** How the first candidates are compared with the query again, stroke by stroke. */
    Verify verify();

    /** How two pictures are compared for people to see why they match. */
    Compare compare();

    interface Compare {

        /** Comparisons under way at a time, 1 to 64. Each takes about 0.1 s of one core and a few megabytes. */
        @WithDefault("2")
        @Min(1)
        @Max(64)
        int concurrent();

        /** Comparisons that may wait for their turn, 0 to 10000; more are answered 503. They wait as long as searches. */
        @WithDefault("32")
        @Min(0)
        @Max(10_000)
        int waiting();
    }

    interface Forward {

        /** Connections to each service, 1 to 1000; a stream of events holds one. */
        @WithDefault("128")
        @Min(1)
        @Max(1000)
        int connections();

        /** Requests to each service that may wait for a connection, 0 to 10000; more are answered 503. */
        @WithDefault("256")
        @Min(0)
        @Max(10_000)
        int waiting();

        /** For how long neither side may send a byte before a forwarded request ends, 1 s to 1 h. */
        @WithDefault("90S")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration idleTimeout();
    }

    interface Verify {

        /** Nearest photographs compared again for each query photograph, 0 to 256; 0 turns it off. */
        @WithDefault("48")
        @Min(0)
        @Max(256)
        int candidates();

        /** For how long a search compares, 10 ms to 1 min. Candidates that are not compared by then count by their cosine. */
        @WithDefault("1S")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 60)
        Duration budget();

        /** Memory that strokes of candidates are remembered in, 1M to 2G; those of one photograph take 29 kB. */
        @WithDefault("32M")
        MemorySize cache();

        /** Candidates of one query photograph that are read from the store at a time, 1 to 64. */
        @WithDefault("8")
        @Min(1)
        @Max(64)
        int concurrentCandidates();

        /** Query photographs compared at a time, 1 to 256; the candidates of more count by their cosine. */
        @WithDefault("8")
        @Min(1)
        @Max(256)
        int concurrentPhotographs();
    }

    interface Match {

        /**
         * Figures of embedders by name, in place of those that ship and for your own: {@code ./vitrine bench match --model NAME}
         * fits them and prints these lines. Answers by an embedder without any have no match score and are never confident.
         */
        Map<String, Embedder> embedders();

        /** Least match score of the best hit for an answer to be called confident, 0 to 1; see docs/decisions/0026. */
        @WithDefault("0.85")
        @DecimalMin("0")
        @DecimalMax("1")
        double confidentFrom();

        /** Items whose score is at least this share of the best one's are too close to choose from, 0.01 to 1. */
        @WithDefault("0.25")
        @DecimalMin("0.01")
        @DecimalMax("1")
        double ambiguousWithin();

        /** Least sum of the scores of close items for the answer to be called ambiguous, 0 to 1. */
        @WithDefault("0.5")
        @DecimalMin("0")
        @DecimalMax("1")
        double ambiguousTogether();

        /**
         * Nearest photographs of each query photograph whose items share the probability, 1 to 1000. An item scores the same
         * however many hits are asked for; one beyond these has the score 0.
         */
        @WithDefault("96")
        @Min(1)
        @Max(1000)
        int scoredPhotographs();

        /**
         * Relative standard deviation of the difference between two measured diameters of one object, 0.005 to 1: of the region
         * in the photograph, the stated scale and the stated size together.
         */
        @WithDefault("0.04")
        @DecimalMin("0.005")
        @DecimalMax("1")
        double sizeTolerance();

        /** Most that another size takes off a weight, in log odds, 0 to 50; 0 turns comparing sizes off. */
        @WithDefault("6")
        @DecimalMin("0")
        @DecimalMax("50")
        double sizeMost();

        /** Taken off the similarity of a photograph known to show another side than the query, in cosine, 0 to 2. */
        @WithDefault("0.05")
        @DecimalMin("0")
        @DecimalMax("2")
        double otherSideDiscount();

        /** Photographs asked for per wanted item at first, 1 to 100, since several of one item crowd the front. */
        @WithDefault("8")
        @Min(1)
        @Max(100)
        int photographsPerItem();

        /** Most photographs requested from the index for one query photograph, 1 to 10000 (OpenSearch's limit). */
        @WithDefault("1000")
        @Min(1)
        @Max(10_000)
        int mostPhotographs();

        /** Most specimens shown of one item, 1 to 100. */
        @WithDefault("5")
        @Min(1)
        @Max(100)
        int specimensPerItem();

        /** Most values shown of one facet, 1 to 1000. */
        @WithDefault("12")
        @Min(1)
        @Max(1000)
        int valuesPerFacet();
    }

    /** What {@code ./vitrine bench match} fits to an embedder. */
    interface Embedder {

        /** Similarity (cosine, −1 to 1) at which a candidate whose strokes were not compared is as likely right as not. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double midpoint();

        /** Steepness there, in log odds for each unit of cosine, 0.1 to 1000. */
        @DecimalMin("0.1")
        @DecimalMax("1000")
        double slope();

        /** Log odds for each unit of cosine, where strokes were compared. */
        double perCosine();

        /** Log odds for each unit of the correlation of strokes at its peak. */
        double perPeak();

        /** Log odds for each standard deviation that the peak stands above the mean of all angles. */
        double perSharpness();

        /** Log odds where all three are nothing. */
        double bias();

        /** Weights are divided by it before they become probabilities, 0.01 to 100. */
        @WithDefault("1")
        @DecimalMin("0.01")
        @DecimalMax("100")
        double temperature();

        /** Logit of "none of the compared items", −100 to 100. */
        @WithDefault("0")
        @DecimalMin("-100")
        @DecimalMax("100")
        double noneBias();

        /** Queries that temperature and bias were fitted to, for answers to say so; 0 where that is not known. */
        @WithDefault("0")
        @Min(0)
        int fittedOn();

        /** What the mean weight of two photographs of one object is multiplied by, 1 to 2: 2 is their sum. */
        @WithDefault("1")
        @DecimalMin("1")
        @DecimalMax("2")
        double bothSides();
    }
}
