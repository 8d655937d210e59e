package org.vitrine.imageindex;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The default configuration with the address of the test's OpenSearch and a long refresh interval: searches show
 * documents only after a test has refreshed the index.
 */
record FastIndexConfig(URI url) implements IndexConfig {

    @Override
    public Optional<String> username() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration requestTimeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration readinessTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int maxConnections() {
        return 8;
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public int replicas() {
        return 0;
    }

    @Override
    public Duration refreshInterval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int candidates() {
        return 100;
    }

    @Override
    public Duration listKeepAlive() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int readRetries() {
        return 2;
    }

    @Override
    public Duration readBackoff() {
        return Duration.ofMillis(20);
    }
}
