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
import org.vitrine.store.WriteTerms;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Receipts in S3, written only by whoever read the newest: of two writers at the same time one loses and looks again. */
@ApplicationScoped
public class ReceiptStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final S3AsyncClient s3;
    private final WriteTerms terms;
    private final boolean conditional;
    private final String bucket;
    private final Duration timeout;

    ReceiptStore(S3AsyncClient s3, WriteTerms terms, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.terms = terms;
        this.conditional = store.vendor().conditionalWrites();
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    /** A receipt as it was read, and the tag that says whether it still is. */
    public record Filed(Receipt receipt, String etag) {}

    public Optional<Filed> read(String collectionId, String imageId) {
        return Awaiting.of(readSoon(collectionId, imageId), timeout);
    }

    public CompletableFuture<Optional<Filed>> readSoon(String collectionId, String imageId) {
        return s3.getObject(
                        get -> get.bucket(bucket).key(StoreKeys.receipt(collectionId, imageId)),
                        AsyncResponseTransformer.<GetObjectResponse>toBytes())
                .thenApply(ReceiptStore::filed)
                .exceptionally(fault -> switch (causeOf(fault)) {
                    case NoSuchKeyException _ -> Optional.empty();
                    case RuntimeException other -> throw other;
                    case Throwable other -> throw new CompletionException(other);
                });
    }

    /**
     * @param before what the writer decided upon; empty for the first receipt of an image
     * @return false where another writer was faster
     */
    public boolean write(Receipt receipt, Optional<Filed> before) {
        if (!conditional && !isStill(receipt, before)) {
            return false;
        }
        byte[] json = json(receipt);
        try {
            Awaiting.of(
                    s3.putObject(
                            put -> {
                                put.bucket(bucket)
                                        .key(StoreKeys.receipt(receipt.collectionId(), receipt.imageId()))
                                        .contentType("application/json");
                                terms.applyTo(put, StoreKeys.receipt(receipt.collectionId(), receipt.imageId()));
                                if (conditional) {
                                    before.ifPresentOrElse(
                                            filed -> put.ifMatch(filed.etag()), () -> put.ifNoneMatch("*"));
                                }
                            },
                            AsyncRequestBody.fromBytesUnsafe(json)),
                    timeout);
            return true;
        } catch (S3Exception refused) {
            if (isLost(refused.statusCode(), before.isPresent())) {
                return false;
            }
            throw refused;
        }
    }

    /** All that is left where the store knows no conditions: right for one replica, whose writers take turns. */
    private boolean isStill(Receipt receipt, Optional<Filed> before) {
        return read(receipt.collectionId(), receipt.imageId()).map(Filed::etag).equals(before.map(Filed::etag));
    }

    /**
     * Amazon's words for another writer's being faster: 412 where the object is not as the condition says, 409 where
     * another conditional write is under way at the same time, 404 where the object to match is gone.
     */
    static boolean isLost(int status, boolean hadToMatch) {
        return status == PRECONDITION_FAILED || status == CONFLICT || (status == NOT_FOUND && hadToMatch);
    }

    private static Optional<Filed> filed(ResponseBytes<GetObjectResponse> object) {
        try {
            var receipt = StateSerdes.JSON.readValue(object.asByteArrayUnsafe(), Receipt.class);
            return Optional.of(new Filed(receipt, object.response().eTag()));
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
