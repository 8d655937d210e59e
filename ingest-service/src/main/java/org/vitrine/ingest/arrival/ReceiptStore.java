package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.StoreKeys;
import org.vitrine.store.WriteOptions;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads and writes receipts in S3. Each version of an image is owned by the writer that created its object, with
 * {@code If-None-Match}: of any number of replicas one succeeds, and the others decide again. Correctness does not
 * depend on {@code If-Match}, which not every store enforces for concurrent writes.
 *
 * <pre>
 * receipts/{c}/{i}/{version}.json   created once, by the owner of the version, before it is announced
 * receipts/{c}/{i}.json             a copy of the newest, written after it was announced; may be outdated after concurrent writes
 * </pre>
 */
@ApplicationScoped
public class ReceiptStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3AsyncClient s3;
    private final WriteOptions writeOptions;
    private final boolean conditionalWrites;
    private final String bucket;
    private final Duration timeout;

    ReceiptStore(S3AsyncClient s3, WriteOptions writeOptions, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.writeOptions = writeOptions;
        this.conditionalWrites = store.vendor().conditionalWrites();
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    /**
     * The newest receipt of an image.
     *
     * @param announced whether its event is known to be in Kafka; if it is not, its writer is still working or its process has ended
     */
    public record NewestReceipt(Receipt receipt, boolean announced) {}

    /**
     * Returns the newest receipt where any receipt of the image was announced. Otherwise returns empty, even where a
     * receipt was claimed and not announced; the next claim finds that one. For a new photograph, as most are, this
     * saves a request. Blocks.
     */
    Optional<NewestReceipt> readAnnounced(String collectionId, String imageId) {
        return BlockingAwait.of(
                announcedAsync(collectionId, imageId)
                        .thenCompose(copy -> copy.isPresent()
                                ? followVersions(
                                        collectionId, imageId, copy.map(receipt -> new NewestReceipt(receipt, true)))
                                : CompletableFuture.completedFuture(Optional.empty())),
                timeout);
    }

    /** Returns the newest receipt, announced or not; empty where the image has none. Blocks. */
    public Optional<NewestReceipt> read(String collectionId, String imageId) {
        return BlockingAwait.of(readAsync(collectionId, imageId), timeout);
    }

    /** Returns the version that comes after the newest receipt, announced or not; 1 where the image has none. Blocks. */
    int nextVersion(String collectionId, String imageId) {
        return versionAfter(read(collectionId, imageId).map(NewestReceipt::receipt));
    }

    /** Returns the version that comes after the newest receipt; 1 where the image has none. */
    static int versionAfter(Optional<Receipt> newest) {
        return newest.map(Receipt::version).orElse(0) + 1;
    }

    /** Reads the newest receipt, announced or not, without blocking. */
    public CompletableFuture<Optional<NewestReceipt>> readAsync(String collectionId, String imageId) {
        return announcedAsync(collectionId, imageId)
                .thenCompose(copy ->
                        followVersions(collectionId, imageId, copy.map(receipt -> new NewestReceipt(receipt, true))));
    }

    /** Reads the copy of the newest receipt that is known to be announced, without blocking. */
    public CompletableFuture<Optional<Receipt>> announcedAsync(String collectionId, String imageId) {
        return get(StoreKeys.receipt(collectionId, imageId));
    }

    private CompletableFuture<Optional<NewestReceipt>> followVersions(
            String collectionId, String imageId, Optional<NewestReceipt> newest) {
        int next = newest.map(current -> current.receipt().version()).orElse(0) + 1;
        return get(StoreKeys.receipt(collectionId, imageId, next))
                .thenCompose(newer -> newer.isPresent()
                        ? followVersions(collectionId, imageId, Optional.of(new NewestReceipt(newer.get(), false)))
                        : CompletableFuture.completedFuture(newest));
    }

    /** Returns the receipt that owns a version; empty where none does. Blocks. */
    Optional<Receipt> versionOwner(String collectionId, String imageId, int version) {
        return BlockingAwait.of(get(StoreKeys.receipt(collectionId, imageId, version)), timeout);
    }

    /**
     * Claims the version of a receipt for it, before the version is announced. Blocks.
     *
     * @return false where another receipt owns the version
     */
    public boolean claim(Receipt receipt) {
        String key = StoreKeys.receipt(receipt.collectionId(), receipt.imageId(), receipt.version());
        if (!conditionalWrites && BlockingAwait.of(get(key), timeout).isPresent()) {
            return false;
        }
        try {
            put(key, receipt, conditionalWrites);
            return true;
        } catch (S3Exception refused) {
            if (!isWriteConflict(refused.statusCode())) {
                throw refused;
            }
            // The store also refuses a repeated request whose first attempt succeeded; then the stored receipt is this
            // one.
            return versionOwner(receipt.collectionId(), receipt.imageId(), receipt.version())
                    .filter(receipt::equals)
                    .isPresent();
        }
    }

    /**
     * Does what {@link #writeCopy} does, for the first version of an image. Most likely no copy exists yet, so it is
     * written without a read before.
     */
    void writeFirstCopy(Receipt receipt) {
        if (!conditionalWrites) {
            writeCopy(receipt);
            return;
        }
        try {
            put(StoreKeys.receipt(receipt.collectionId(), receipt.imageId()), receipt, true);
        } catch (S3Exception refused) {
            if (!isWriteConflict(refused.statusCode())) {
                throw refused;
            }
            writeCopy(receipt);
        }
    }

    /**
     * Records that a receipt was announced, by writing the copy of the newest receipt; has no effect where the copy is
     * of a later version. Blocks.
     */
    public void writeCopy(Receipt receipt) {
        boolean newer = BlockingAwait.of(announcedAsync(receipt.collectionId(), receipt.imageId()), timeout)
                .filter(copy -> copy.version() > receipt.version())
                .isPresent();
        if (!newer) {
            put(StoreKeys.receipt(receipt.collectionId(), receipt.imageId()), receipt, false);
        }
    }

    private void put(String key, Receipt receipt, boolean ifAbsent) {
        byte[] bytes = json(receipt);
        BlockingAwait.of(
                s3.putObject(
                        put -> {
                            put.bucket(bucket).key(key).contentType("application/json");
                            writeOptions.applyTo(put, key);
                            writeOptions.checksum(bytes).ifPresent(put::checksumSHA256);
                            if (ifAbsent) {
                                put.ifNoneMatch("*");
                            }
                        },
                        AsyncRequestBody.fromBytesUnsafe(bytes)),
                timeout);
    }

    private CompletableFuture<Optional<Receipt>> get(String key) {
        return s3.getObject(get -> get.bucket(bucket).key(key), AsyncResponseTransformer.<GetObjectResponse>toBytes())
                .thenApply(object -> Optional.of(receipt(object)))
                .exceptionally(fault -> switch (causeOf(fault)) {
                    case NoSuchKeyException _ -> Optional.empty();
                    case RuntimeException other -> throw other;
                    case Throwable other -> throw new CompletionException(other);
                });
    }

    /**
     * Returns whether an HTTP status of Amazon S3 means that another writer was faster: 412 where the object exists,
     * 409 where another conditional write is in progress at the same time.
     */
    static boolean isWriteConflict(int status) {
        return status == PRECONDITION_FAILED || status == CONFLICT;
    }

    private static Receipt receipt(ResponseBytes<GetObjectResponse> object) {
        try {
            return IngestJson.MAPPER.readValue(object.asByteArrayUnsafe(), Receipt.class);
        } catch (IOException fault) {
            throw new UncheckedIOException("a receipt cannot be read", fault);
        }
    }

    private static byte[] json(Receipt receipt) {
        try {
            return IngestJson.MAPPER.writeValueAsBytes(receipt);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Throwable causeOf(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }
}
