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

/** Where originals and renditions are kept. Credentials come from the AWS SDK's default chain. */
@ConfigMapping(prefix = "vitrine.store")
public interface StoreConfig {

    /** Bucket of originals, renditions and receipts. */
    @WithDefault("vitrine")
    String bucket();

    /** Whether the bucket is made at start-up where it is missing; turn off where the account forbids it. */
    @WithDefault("true")
    boolean createBucket();

    /** S3 endpoint of a store other than Amazon's, for example {@code http://127.0.0.1:19000}. */
    Optional<URI> endpoint();

    /**
     * The same store as institutions reach it, for addresses that are signed for them; {@link #endpoint} where absent.
     */
    Optional<URI> publicEndpoint();

    /** Region that requests are signed for. */
    @WithDefault("eu-central-1")
    String region();

    /** Whether the bucket stands in the path (most stores other than Amazon's) rather than in the host name. */
    @WithDefault("true")
    boolean pathStyle();

    /** Connections held open to the store at most, 1 to 1000. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConnections();

    /** How long one attempt of one call may take, 100 ms to 5 min. */
    @WithDefault("15S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration attemptTimeout();

    /** How long a call may take with its retries, up to 10 min; longer than one attempt. */
    @WithDefault("40S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration callTimeout();

    /**
     * Attempts of one call, the first included, 1 to 10. Some stores close a connection with a refusal; those kept open
     * beside it may each cost one.
     */
    @WithDefault("5")
    @Min(1)
    @Max(10)
    int attempts();

    /** How the store encrypts what is written. */
    EncryptionConfig encryption();

    /** How long originals cannot be overwritten or removed. */
    RetentionConfig retention();

    /** What stores other than Amazon's do differently. */
    VendorConfig vendor();

    /** Who encrypts. */
    enum Encryption {
        /** As the bucket's own default says. */
        BUCKET,
        /** By the store, with keys of its own (SSE-S3, AES-256). */
        STORE,
        /** By a key of the key management service (SSE-KMS). */
        KMS
    }

    /** How the store encrypts what is written. */
    interface EncryptionConfig {

        /** bucket (its own default decides), store (SSE-S3) or kms (SSE-KMS). */
        @WithDefault("bucket")
        Encryption by();

        /** Id or ARN of the key, with {@code by=kms}; the account's own key for S3 where absent. */
        Optional<String> kmsKey();

        /** Whether a key of the bucket spares most calls to the key management service, with {@code by=kms}. */
        @WithDefault("true")
        boolean bucketKey();
    }

    /** Who may shorten a retention. */
    enum Retention {
        /** Nothing is retained. */
        NONE,
        /** Who is permitted to bypass governance. */
        GOVERNANCE,
        /** Nobody, not even the account's root. */
        COMPLIANCE
    }

    /** How long originals cannot be overwritten or removed; the bucket must have been made with object lock. */
    interface RetentionConfig {

        /** none, governance or compliance. A withdrawal then hides an original and cannot delete it before its time. */
        @WithDefault("none")
        Retention mode();

        /** From the day an original is written, 1 to 36500 days. */
        @WithDefault("365")
        @Min(1)
        @Max(36_500)
        int days();
    }

    /** Which checksums are sent and asked for. */
    enum Checksums {
        /** Wherever the operation knows them: Amazon's default. */
        WHEN_SUPPORTED,
        /** Only where the operation cannot do without: for stores that refuse headers they do not know. */
        WHEN_REQUIRED
    }

    /**
     * What stores other than Amazon's do differently. MinIO and Ceph from Squid on need nothing here. Cloudflare R2 and older Ceph:
     * {@code checksums=when-required}, {@code chunked-encoding=false}. Google Cloud Storage besides: {@code
     * bulk-delete=false}.
     */
    interface VendorConfig {

        /** when-supported or when-required. */
        @WithDefault("when-supported")
        Checksums checksums();

        /** Whether bodies may be sent in signed chunks. */
        @WithDefault("true")
        boolean chunkedEncoding();

        /**
         * Whether the store honours If-Match and If-None-Match on writes. Without, run one ingest-service: two that take the
         * same image at the same time could both believe they were first.
         */
        @WithDefault("true")
        boolean conditionalWrites();

        /** Whether many objects may be deleted by one request. */
        @WithDefault("true")
        boolean bulkDelete();
    }
}
