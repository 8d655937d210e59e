package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.vitrine.ingest.progress.StateSerdes;
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
 * Receipts in S3. Every version of an image is owned by the one writer that created its object, with {@code If-None-Match}:
 * of any number of replicas one wins, and the others look again. Nothing rests on {@code If-Match}, which not every store
 * keeps under races.
 *
 * <pre>
 * receipts/{c}/{i}/{version}.json   created once, by the owner of the version, before it is announced
 * receipts/{c}/{i}.json             a copy of the newest, written after it was announced; may be behind under a race
 * </pre>
 */
@ApplicationScoped
public class ReceiptStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3AsyncClient s3;
    private final WriteOptions terms;
    private final boolean conditional;
    private final String bucket;
    private final Duration timeout;

    ReceiptStore(S3AsyncClient s3, WriteOptions terms, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.terms = terms;
        this.conditional = store.vendor().conditionalWrites();
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    /**
     * The newest receipt of an image.
     *
     * @param announced whether its event is known to be in Kafka; if not, its writer is under way or has died
     */
    public record Filed(Receipt receipt, boolean announced) {}

    /**
     * The newest receipt, unless none is announced: then one that is claimed and not announced is overlooked, which the next claim finds. Of
     * a photograph that is new, as most are, it spares a request.
     */
    Optional<Filed> readAnnounced(String collectionId, String imageId) {
        return BlockingAwait.of(
                announcedSoon(collectionId, imageId)
                        .thenCompose(copy -> copy.isPresent()
                                ? newerThan(collectionId, imageId, copy.map(receipt -> new Filed(receipt, true)))
                                : CompletableFuture.completedFuture(Optional.empty())),
                timeout);
    }

    /** The newest receipt, announced or not. */
    public Optional<Filed> read(String collectionId, String imageId) {
        return BlockingAwait.of(readSoon(collectionId, imageId), timeout);
    }

    /** The same, without waiting. */
    public CompletableFuture<Optional<Filed>> readSoon(String collectionId, String imageId) {
        return announcedSoon(collectionId, imageId)
                .thenCompose(copy -> newerThan(collectionId, imageId, copy.map(receipt -> new Filed(receipt, true))));
    }

    /** The newest receipt of which the store says that it was announced. */
    public CompletableFuture<Optional<Receipt>> announcedSoon(String collectionId, String imageId) {
        return get(StoreKeys.receipt(collectionId, imageId));
    }

    private CompletableFuture<Optional<Filed>> newerThan(String collectionId, String imageId, Optional<Filed> known) {
        int next = known.map(filed -> filed.receipt().version()).orElse(0) + 1;
        return get(StoreKeys.receipt(collectionId, imageId, next))
                .thenCompose(newer -> newer.isPresent()
                        ? newerThan(collectionId, imageId, Optional.of(new Filed(newer.get(), false)))
                        : CompletableFuture.completedFuture(known));
    }

    /** The receipt that owns a version; empty where none does. */
    Optional<Receipt> owner(String collectionId, String imageId, int version) {
        return BlockingAwait.of(get(StoreKeys.receipt(collectionId, imageId, version)), timeout);
    }

    /**
     * Takes the receipt's version for it, before it is announced.
     *
     * @return false where another receipt owns the version
     */
    public boolean claim(Receipt receipt) {
        String key = StoreKeys.receipt(receipt.collectionId(), receipt.imageId(), receipt.version());
        if (!conditional && BlockingAwait.of(get(key), timeout).isPresent()) {
            return false;
        }
        try {
            put(key, receipt, conditional);
            return true;
        } catch (S3Exception refused) {
            if (!isLost(refused.statusCode())) {
                throw refused;
            }
            // A repeated request whose first attempt had succeeded is refused, too: then the receipt is this one.
            return owner(receipt.collectionId(), receipt.imageId(), receipt.version())
                    .filter(receipt::equals)
                    .isPresent();
        }
    }

    /** As {@link #file}, of the first version of an image: its copy is most likely the first, too, and is written without a look. */
    void fileFirst(Receipt receipt) {
        if (!conditional) {
            file(receipt);
            return;
        }
        try {
            put(StoreKeys.receipt(receipt.collectionId(), receipt.imageId()), receipt, true);
        } catch (S3Exception refused) {
            if (!isLost(refused.statusCode())) {
                throw refused;
            }
            file(receipt);
        }
    }

    /** Notes that a receipt was announced; without effect where a newer one is noted. */
    public void file(Receipt receipt) {
        boolean newer = BlockingAwait.of(announcedSoon(receipt.collectionId(), receipt.imageId()), timeout)
                .filter(noted -> noted.version() > receipt.version())
                .isPresent();
        if (!newer) {
            put(StoreKeys.receipt(receipt.collectionId(), receipt.imageId()), receipt, false);
        }
    }

    private void put(String key, Receipt receipt, boolean once) {
        BlockingAwait.of(
                s3.putObject(
                        put -> {
                            put.bucket(bucket).key(key).contentType("application/json");
                            terms.applyTo(put, key);
                            if (once) {
                                put.ifNoneMatch("*");
                            }
                        },
                        AsyncRequestBody.fromBytesUnsafe(json(receipt))),
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
     * Amazon's words for another writer's being faster: 412 where the object exists, 409 where another conditional write is
     * under way at the same time.
     */
    static boolean isLost(int status) {
        return status == PRECONDITION_FAILED || status == CONFLICT;
    }

    private static Receipt receipt(ResponseBytes<GetObjectResponse> object) {
        try {
            return StateSerdes.JSON.readValue(object.asByteArrayUnsafe(), Receipt.class);
        } catch (IOException fault) {
            throw new UncheckedIOException("a receipt cannot be read", fault);
        }
    }

    private static byte[] json(Receipt receipt) {
        try {
            return StateSerdes.JSON.writeValueAsBytes(receipt);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Throwable causeOf(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }
}
