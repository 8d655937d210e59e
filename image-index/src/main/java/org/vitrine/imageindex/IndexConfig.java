package org.vitrine.imageindex;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the OpenSearch client, of new indexes and of searches; used by index-service and search-api. */
@ConfigMapping(prefix = "vitrine.index")
public interface IndexConfig {

    /** OpenSearch's address, http or https, with an optional path; a cluster's load balancer or service. */
    @WithDefault("http://127.0.0.1:19200")
    URI url();

    /** User name for basic authentication; without one, no credentials are sent. */
    Optional<String> username();

    /** Password for basic authentication. */
    Optional<String> password();

    /** How long opening a connection may take. */
    @WithDefault("2S")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration connectTimeout();

    /** How long one request may take until its answer is complete; also how long it may wait for a connection. */
    @WithDefault("30S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration requestTimeout();

    /** How long the readiness check waits for an answer. */
    @WithDefault("2S")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration readinessTimeout();

    /** Most connections open at a time, and so most requests in flight; 1 to 1000. */
    @WithDefault("32")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** Primary shards of a new index, 1 to 100; existing indexes keep theirs. See docs for sizing. */
    @WithDefault("1")
    @Min(1)
    @Max(100)
    int shards();

    /** Copies of each shard of a new index, 0 to 5; 0 suits a single node, 1 a cluster. */
    @WithDefault("0")
    @Min(0)
    @Max(5)
    int replicas();

    /** How soon after a write a new index shows it to searches. */
    @WithDefault("1S")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration refreshInterval();

    /**
     * Minimum number of nearest neighbours that a k-NN query considers, 1 to 10000: more finds the true nearest more
     * often and takes longer.
     */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int candidates();

    /** How long after a page OpenSearch keeps the point in time of a list, for the next page; 10 s to 1 h. */
    @WithDefault("5M")
    @DurationMin(seconds = 10)
    @DurationMax(hours = 1)
    Duration listKeepAlive();

    /** How often a search is repeated that OpenSearch did not answer, 1 to 10. index-service retries writes itself. */
    @WithDefault("2")
    @Min(1)
    @Max(10)
    int readRetries();

    /** Wait before a search is repeated; doubled each time, up to four times as long. */
    @WithDefault("200ms")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 30)
    Duration readBackoff();
}
