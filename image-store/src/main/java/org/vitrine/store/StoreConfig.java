package org.vitrine.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Connection to the S3 store and rules for what is written to it. Credentials come from the AWS SDK's default chain.
 */
@ConfigMapping(prefix = "vitrine.store")
public interface StoreConfig {

    /** Bucket of originals, renditions and receipts. */
    @WithDefault("vitrine")
    String bucket();

    /** Whether a missing bucket is created at start-up; turn off where the account forbids it. */
    @WithDefault("true")
    boolean createBucket();

    /** Endpoint of an S3 store other than Amazon's, for example {@code http://127.0.0.1:19000}. */
    Optional<URI> endpoint();

    /** Endpoint at which institutions reach the store, for presigned upload URLs; {@link #endpoint} where absent. */
    Optional<URI> publicEndpoint();

    /** Region for which requests are signed. */
    @WithDefault("eu-central-1")
    String region();

    /**
     * Whether the bucket name is part of the path (as most stores other than Amazon's need) instead of the host name.
     */
    @WithDefault("true")
    boolean pathStyle();

    /** Most connections to the store that are open at the same time, 1 to 1000. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** How long one attempt of one call may take, 100 ms to 5 min. */
    @WithDefault("15S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration attemptTimeout();

    /** How long a call may take with all its retries, up to 10 min; set it longer than one attempt. */
    @WithDefault("40S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration callTimeout();

    /**
     * Attempts of one call, the first included, 1 to 10. Some stores close a connection when they refuse a request; the
     * other connections that are open at that time may then each cost one attempt.
     */
    @WithDefault("5")
    @Min(1)
    @Max(10)
    int attempts();

    /** How the store encrypts what is written. */
    EncryptionConfig encryption();

    /** How long the store protects originals from being overwritten or deleted. */
    RetentionConfig retention();

    /** Settings for stores that differ from Amazon S3. */
    VendorConfig vendor();

    /** Which kind of server-side encryption a write requests. */
    enum Encryption {
        /** None: the default of the bucket applies. */
        BUCKET,
        /** SSE-S3: the store encrypts with its own keys (AES-256). */
        STORE,
        /** SSE-KMS: the store encrypts with a key of the key management service. */
        KMS
    }

    /** How the store encrypts what is written. */
    interface EncryptionConfig {

        /** {@code bucket} (the default of the bucket applies), {@code store} (SSE-S3) or {@code kms} (SSE-KMS). */
        @WithDefault("bucket")
        Encryption by();

        /** Id or ARN of the KMS key, only with {@code by=kms}; where absent, the account's default key for S3. */
        Optional<String> kmsKey();

        /**
         * Whether the store uses an S3 bucket key, which saves most calls to the key management service; only with
         * {@code by=kms}.
         */
        @WithDefault("true")
        boolean bucketKey();
    }

    /** The mode of S3 object lock for originals: who may end the retention early. */
    enum Retention {
        /** Originals are not locked. */
        NONE,
        /** Principals with the permission to bypass governance retention may end it early. */
        GOVERNANCE,
        /** No principal may end it early, not even the root user of the account. */
        COMPLIANCE
    }

    /** Retention of originals by S3 object lock; the bucket must have been created with object lock. */
    interface RetentionConfig {

        /**
         * {@code none}, {@code governance} or {@code compliance}. With a retention, a withdrawal hides an original; the
         * store deletes it only after its retention has ended.
         */
        @WithDefault("none")
        Retention mode();

        /** Days of retention, counted from the time at which an original is written, 1 to 36500. */
        @WithDefault("365")
        @Min(1)
        @Max(36_500)
        int days();
    }

    /** When the AWS SDK sends checksums and verifies those of responses. */
    enum Checksums {
        /** For every operation that supports checksums: the default of the AWS SDK. */
        WHEN_SUPPORTED,
        /** Only for operations that require checksums: for stores that refuse headers that they do not support. */
        WHEN_REQUIRED
    }

    /**
     * Settings for stores that differ from Amazon S3. MinIO and Ceph from Squid on need no settings here. Cloudflare R2
     * and older Ceph need {@code checksums=when-required} and {@code chunked-encoding=false}. Google Cloud Storage
     * needs {@code bulk-delete=false} as well.
     */
    interface VendorConfig {

        /** When checksums are sent and verified: {@code when-supported} or {@code when-required}. */
        @WithDefault("when-supported")
        Checksums checksums();

        /** Whether request bodies may be sent in signed chunks. */
        @WithDefault("true")
        boolean chunkedEncoding();

        /**
         * Whether the store honours If-Match and If-None-Match on writes. Where it does not, run only one replica of
         * ingest-service: two replicas that accept the same image at the same time could both claim the same version.
         */
        @WithDefault("true")
        boolean conditionalWrites();

        /** Whether the store can delete many objects by one request. */
        @WithDefault("true")
        boolean bulkDelete();
    }
}
