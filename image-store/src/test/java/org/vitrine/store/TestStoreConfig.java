package org.vitrine.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Configuration for a test's S3 server: the defaults of a service, apart from the settings under test. */
record TestStoreConfig(
        URI address,
        boolean pathStyle,
        EncryptionConfig encryption,
        RetentionConfig retention,
        VendorConfig vendor,
        Optional<URI> publicEndpoint)
        implements StoreConfig {

    record Encrypting(Encryption by, Optional<String> kmsKey, boolean bucketKey) implements EncryptionConfig {}

    record Retaining(Retention mode, int days) implements RetentionConfig {}

    record Vendor(Checksums checksums, boolean chunkedEncoding, boolean conditionalWrites, boolean bulkDelete)
            implements VendorConfig {}

    static final Vendor AMAZON = new Vendor(Checksums.WHEN_SUPPORTED, true, true, true);

    static TestStoreConfig at(URI address) {
        return new TestStoreConfig(
                address,
                true,
                new Encrypting(Encryption.BUCKET, Optional.empty(), true),
                new Retaining(Retention.NONE, 365),
                AMAZON,
                Optional.empty());
    }

    TestStoreConfig of(VendorConfig other) {
        return new TestStoreConfig(address, pathStyle, encryption, retention, other, publicEndpoint);
    }

    TestStoreConfig encrypting(Encryption by, Optional<String> kmsKey) {
        return new TestStoreConfig(
                address, pathStyle, new Encrypting(by, kmsKey, true), retention, vendor, publicEndpoint);
    }

    TestStoreConfig retaining(Retention mode, int days) {
        return new TestStoreConfig(address, pathStyle, encryption, new Retaining(mode, days), vendor, publicEndpoint);
    }

    TestStoreConfig virtualHost() {
        return new TestStoreConfig(address, false, encryption, retention, vendor, publicEndpoint);
    }

    TestStoreConfig seenAt(URI fromOutside) {
        return new TestStoreConfig(address, pathStyle, encryption, retention, vendor, Optional.of(fromOutside));
    }

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
    public int maxConnections() {
        return 8;
    }

    @Override
    public Duration attemptTimeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration callTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public int attempts() {
        return 2;
    }
}
