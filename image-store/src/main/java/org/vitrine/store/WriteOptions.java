package org.vitrine.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.vitrine.store.StoreConfig.Checksums;
import org.vitrine.store.StoreConfig.Encryption;
import org.vitrine.store.StoreConfig.Retention;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Sets the options of every object that Vitrine writes: it checks the prefix of the key, and adds encryption, the
 * retention of originals and checksums. Every request that writes an object must pass here.
 */
@ApplicationScoped
public class WriteOptions {

    private final StoreConfig config;
    private final Clock clock = Clock.systemUTC();

    WriteOptions(StoreConfig config) {
        this.config = config;
        if (config.encryption().kmsKey().isPresent() && config.encryption().by() != Encryption.KMS) {
            throw new IllegalStateException(
                    "vitrine.store.encryption.kms-key is set and vitrine.store.encryption.by is %s: set it to kms, or remove the key"
                            .formatted(config.encryption().by()));
        }
    }

    /**
     * Sets the options of a request that writes an object.
     *
     * @throws IllegalArgumentException where the key has no known prefix, see {@link StorePrefix}
     */
    public void applyTo(PutObjectRequest.Builder put, String key) {
        StorePrefix.require(key);
        encryption().ifPresent(put::serverSideEncryption);
        kmsKey().ifPresent(put::ssekmsKeyId);
        bucketKey().ifPresent(put::bucketKeyEnabled);
        lockMode(key).ifPresent(mode -> put.objectLockMode(mode).objectLockRetainUntilDate(retainUntil()));
    }

    /** Sets the options of a request that begins a multipart upload; otherwise like the method above. */
    public void applyTo(CreateMultipartUploadRequest.Builder upload, String key) {
        StorePrefix.require(key);
        encryption().ifPresent(upload::serverSideEncryption);
        kmsKey().ifPresent(upload::ssekmsKeyId);
        bucketKey().ifPresent(upload::bucketKeyEnabled);
        lockMode(key).ifPresent(mode -> upload.objectLockMode(mode).objectLockRetainUntilDate(retainUntil()));
        if (checksumsEnabled()) {
            upload.checksumAlgorithm(ChecksumAlgorithm.SHA256);
        }
    }

    /** Sets the options of a request that copies an object to the key; otherwise like the methods above. */
    public void applyTo(CopyObjectRequest.Builder copy, String key) {
        StorePrefix.require(key);
        encryption().ifPresent(copy::serverSideEncryption);
        kmsKey().ifPresent(copy::ssekmsKeyId);
        bucketKey().ifPresent(copy::bucketKeyEnabled);
        lockMode(key).ifPresent(mode -> copy.objectLockMode(mode).objectLockRetainUntilDate(retainUntil()));
    }

    /**
     * Returns the SHA-256 of a part of a multipart upload in base64, for the store to verify; empty where the store
     * does not support checksums.
     *
     * @param length how many bytes of the buffer are the part, from its start
     */
    public Optional<String> partChecksum(byte[] buffer, int length) {
        return checksumsEnabled() ? Optional.of(base64(sha256(ByteBuffer.wrap(buffer, 0, length)))) : Optional.empty();
    }

    /**
     * Returns the SHA-256 of a small object in base64, for the store to verify; empty where the store does not support
     * checksums. Without it, the AWS SDK sends the object in chunks with another checksum behind them.
     */
    public Optional<String> checksum(byte[] bytes) {
        return partChecksum(bytes, bytes.length);
    }

    /** Returns the digest in base64, the form that the headers of S3 use. */
    static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    static byte[] sha256(ByteBuffer bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private boolean checksumsEnabled() {
        return config.vendor().checksums() == Checksums.WHEN_SUPPORTED;
    }

    private Optional<ServerSideEncryption> encryption() {
        return switch (config.encryption().by()) {
            case BUCKET -> Optional.empty();
            case STORE -> Optional.of(ServerSideEncryption.AES256);
            case KMS -> Optional.of(ServerSideEncryption.AWS_KMS);
        };
    }

    private Optional<String> kmsKey() {
        return config.encryption().kmsKey();
    }

    private Optional<Boolean> bucketKey() {
        return config.encryption().by() == Encryption.KMS
                ? Optional.of(config.encryption().bucketKey())
                : Optional.empty();
    }

    private Optional<ObjectLockMode> lockMode(String key) {
        return StoreKeys.isOriginal(key) ? toLockMode(config.retention().mode()) : Optional.empty();
    }

    private static Optional<ObjectLockMode> toLockMode(Retention retention) {
        return switch (retention) {
            case NONE -> Optional.empty();
            case GOVERNANCE -> Optional.of(ObjectLockMode.GOVERNANCE);
            case COMPLIANCE -> Optional.of(ObjectLockMode.COMPLIANCE);
        };
    }

    private Instant retainUntil() {
        return clock.instant().plus(config.retention().days(), ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }
}
