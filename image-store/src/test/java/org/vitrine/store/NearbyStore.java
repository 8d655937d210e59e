package org.vitrine.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The S3 server of this test, with the defaults a service has. */
record NearbyStore(URI address) implements StoreConfig {

    @Override
    public String bucket() {
        return "store-it";
    }

    @Override
    public boolean createBucket() {
        return true;
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(address);
    }

    @Override
    public String region() {
        return "eu-central-1";
    }

    @Override
    public boolean pathStyle() {
        return true;
    }

    @Override
    public int maxConnections() {
        return 8;
    }

    @Override
    public Duration attemptTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration callTimeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int attempts() {
        return 2;
    }
}
