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

/**
 * Settings of search-api: the services behind it, its limits, and how searches are computed and scored.
 *
 * <p>Over 300 lines: the generator of {@code docs/configuration.md} finds the groups of settings of a mapping in the
 * same file only, and lists them in its order.
 */
@ConfigMapping(prefix = "vitrine.search")
public interface SearchConfig {

    /** Address of preprocess-service, which prepares a query photograph. */
    @WithDefault("http://127.0.0.1:8102")
    URI preprocessUrl();

    /** Address of inference-service, which describes a prepared photograph. */
    @WithDefault("http://127.0.0.1:8103")
    URI inferenceUrl();

    /** Address of ingest-service, to which {@code /ingest/v1/**} of this origin is forwarded. */
    @WithDefault("http://127.0.0.1:8101")
    URI ingestUrl();

    /**
     * Address of model-server, to which {@code /models/**} of this origin is forwarded; absent if models are served
     * elsewhere.
     */
    Optional<URI> modelServerUrl();

    /** Timeout for opening a connection to any of these services. */
    @WithDefault("2S")
    Duration connectTimeout();

    /** Timeout for preparing one photograph. */
    @WithDefault("60S")
    Duration prepareTimeout();

    /** Timeout for describing one photograph; a cold serverless endpoint needs most of it. */
    @WithDefault("90S")
    Duration describeTimeout();

    /**
     * Maximum number of concurrent searches by photograph, 1 to 256. Each holds its renditions in memory, a few
     * megabytes.
     */
    @WithDefault("8")
    @Min(1)
    @Max(256)
    int concurrentSearches();

    /**
     * Maximum number of searches by photograph that wait to be started, 0 to 10000; more are refused with Retry-After.
     */
    @WithDefault("64")
    @Min(0)
    @Max(10_000)
    int waitingSearches();

    /** Maximum time that a search waits to be started. */
    @WithDefault("20S")
    Duration turnTimeout();

    /**
     * Maximum number of requests that wait until searches show an image (parameter wait), 1 to 10000; more are refused
     * with Retry-After. Each reads the index five times a second.
     */
    @WithDefault("32")
    @Min(1)
    @Max(10_000)
    int waitingImages();

    /** Maximum size of the body of a request, all photographs together. Larger ones are answered 413. */
    @WithDefault("64M")
    MemorySize maxUpload();

    /** Maximum size of a rendition that is read from the store. A larger object is not a rendition of Vitrine. */
    @WithDefault("32M")
    MemorySize maxRendition();

    /** How long browsers may use a cached rendition without revalidating it. */
    @WithDefault("5M")
    Duration renditionMaxAge();

    /** Value of Retry-After in each 503 answer; at least 1 s. */
    @WithDefault("5S")
    Duration retryAfter();

    /** How requests are forwarded to the services behind this origin. */
    Forward forward();

    /** How nearest photographs become scored items. */
    Match match();

    /** How the first candidates of a search are compared with the query again, by their edge maps. */
    Verify verify();

    /** How two pictures are compared to show people why they match. */
    Compare compare();

    interface Compare {

        /**
         * Maximum number of concurrent comparisons, 1 to 64. Each takes about 0.1 s of one core and a few megabytes.
         */
        @WithDefault("2")
        @Min(1)
        @Max(64)
        int concurrent();

        /**
         * Maximum number of comparisons that wait to be started, 0 to 10000; more are answered 503. They wait at most
         * as long as searches.
         */
        @WithDefault("32")
        @Min(0)
        @Max(10_000)
        int waiting();
    }

    interface Forward {

        /** Maximum number of connections to each service, 1 to 1000; a stream of events holds one. */
        @WithDefault("128")
        @Min(1)
        @Max(1000)
        int connections();

        /** Maximum number of requests to each service that wait for a connection, 0 to 10000; more are answered 503. */
        @WithDefault("256")
        @Min(0)
        @Max(10_000)
        int waiting();

        /** Idle timeout of a forwarded request: it ends if neither side sends a byte for this long, 1 s to 1 h. */
        @WithDefault("90S")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration idleTimeout();
    }

    interface Verify {

        /**
         * Number of nearest photographs that are compared again for each query photograph, 0 to 256; 0 turns re-ranking
         * off.
         */
        @WithDefault("48")
        @Min(0)
        @Max(256)
        int candidates();

        /**
         * Maximum time that a search spends on comparing, 10 ms to 1 min. Candidates that are not compared by then are
         * weighted by their cosine.
         */
        @WithDefault("1S")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 60)
        Duration budget();

        /** Memory of the cache of edge maps of candidates, 1M to 2G; the edge map of one photograph takes 29 kB. */
        @WithDefault("32M")
        MemorySize cache();

        /** Maximum number of candidates of one query photograph that are read from the store concurrently, 1 to 64. */
        @WithDefault("8")
        @Min(1)
        @Max(64)
        int concurrentCandidates();

        /**
         * Maximum number of query photographs compared concurrently, 1 to 256; the candidates of further ones are
         * weighted by their cosine.
         */
        @WithDefault("8")
        @Min(1)
        @Max(256)
        int concurrentPhotographs();
    }

    interface Match {

        /**
         * Calibrations of embedders by name. They replace the shipped ones, and are needed for your own embedders:
         * {@code ./vitrine bench match --model NAME} fits them and prints these lines. Answers by an embedder without a
         * calibration have no match score and are never confident.
         */
        Map<String, Embedder> embedders();

        /**
         * Minimum match score of the best hit for an answer to be called confident, 0 to 1; see docs/decisions/0026.
         */
        @WithDefault("0.85")
        @DecimalMin("0")
        @DecimalMax("1")
        double confidentFrom();

        /** Items whose score is at least this share of the best score count as too close to choose from, 0.01 to 1. */
        @WithDefault("0.25")
        @DecimalMin("0.01")
        @DecimalMax("1")
        double ambiguousWithin();

        /** Minimum sum of the scores of these close items for the answer to be called ambiguous, 0 to 1. */
        @WithDefault("0.5")
        @DecimalMin("0")
        @DecimalMax("1")
        double ambiguousTogether();

        /**
         * Number of nearest photographs of each query photograph over whose items the probability is distributed, 1 to
         * 1000. An item has the same score whatever number of hits is requested; an item beyond these photographs has
         * the score 0.
         */
        @WithDefault("96")
        @Min(1)
        @Max(1000)
        int scoredPhotographs();

        /**
         * Relative standard deviation of the difference between two measured diameters of one object, 0.005 to 1: of
         * the region in the photograph, the stated scale and the stated size together.
         */
        @WithDefault("0.04")
        @DecimalMin("0.005")
        @DecimalMax("1")
        double sizeTolerance();

        /**
         * Maximum that a difference in size subtracts from a weight, in log odds, 0 to 50; 0 turns the comparison of
         * sizes off.
         */
        @WithDefault("6")
        @DecimalMin("0")
        @DecimalMax("50")
        double sizeMost();

        /**
         * Subtracted from the similarity of a photograph known to show another side than the query, in cosine, 0 to 2.
         */
        @WithDefault("0.05")
        @DecimalMin("0")
        @DecimalMax("2")
        double otherSideDiscount();

        /**
         * Number of photographs that each further round of a search requests per wanted item, 1 to 100, because several
         * photographs of one item are at the front of the list. A round requests at least scored-photographs.
         */
        @WithDefault("8")
        @Min(1)
        @Max(100)
        int photographsPerItem();

        /**
         * Maximum number of photographs that all rounds of a search request from the index for one query photograph, 1
         * to 10000 (OpenSearch's limit).
         */
        @WithDefault("1000")
        @Min(1)
        @Max(10_000)
        int mostPhotographs();

        /** Maximum number of specimens shown of one item, 1 to 100. */
        @WithDefault("5")
        @Min(1)
        @Max(100)
        int specimensPerItem();

        /** Maximum number of values shown of one facet, 1 to 1000. */
        @WithDefault("12")
        @Min(1)
        @Max(1000)
        int valuesPerFacet();
    }

    /** The calibration of one embedder, which {@code ./vitrine bench match} fits. */
    interface Embedder {

        /**
         * Similarity (cosine, −1 to 1) at which a candidate whose edge map was not compared is as likely right as not.
         */
        @DecimalMin("-1")
        @DecimalMax("1")
        double midpoint();

        /** Slope at the midpoint, in log odds for each unit of cosine, 0.1 to 1000. */
        @DecimalMin("0.1")
        @DecimalMax("1000")
        double slope();

        /** Log odds for each unit of cosine, if edge maps were compared. */
        double perCosine();

        /** Log odds for each unit of the peak correlation of the edge maps. */
        double perPeak();

        /** Log odds for each standard deviation by which the peak exceeds the mean over all angles. */
        double perSharpness();

        /** Log odds if cosine, peak and sharpness are 0. */
        double bias();

        /** Temperature: weights are divided by it before they become probabilities, 0.01 to 100. */
        @WithDefault("1")
        @DecimalMin("0.01")
        @DecimalMax("100")
        double temperature();

        /** Logit of "none of the compared items", −100 to 100. */
        @WithDefault("0")
        @DecimalMin("-100")
        @DecimalMax("100")
        double noneBias();

        /** Number of queries that temperature and noneBias were fitted to, which answers report; 0 if unknown. */
        @WithDefault("0")
        @Min(0)
        int fittedOn();

        /**
         * Factor of the mean weight of two photographs of one object, 1 to 2: 1 if the second adds nothing, 2 for their
         * sum.
         */
        @WithDefault("1")
        @DecimalMin("1")
        @DecimalMax("2")
        double bothSides();
    }
}
