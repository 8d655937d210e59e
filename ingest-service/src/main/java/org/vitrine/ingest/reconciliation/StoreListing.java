package org.vitrine.ingest.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.StorePrefix;
import org.vitrine.store.WriteOptions;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Lists objects and unfinished uploads of the bucket, in pages of 1,000, and creates marker objects. All methods block.
 */
@ApplicationScoped
class StoreListing {

    private static final int PAGE_SIZE = 1000;
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3AsyncClient s3;
    private final WriteOptions writeOptions;
    private final boolean conditionalWrites;
    private final String bucket;
    private final Duration timeout;

    StoreListing(S3AsyncClient s3, WriteOptions writeOptions, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.writeOptions = writeOptions;
        this.conditionalWrites = store.vendor().conditionalWrites();
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    /**
     * Returns all objects under a prefix in the order of their keys, and requests each page when the one before is
     * exhausted.
     *
     * @param eachObject runs once for each returned object
     */
    Iterator<StoredObject> under(String prefix, Runnable eachObject) {
        return new Pages(prefix, eachObject);
    }

    /**
     * Returns multipart uploads that were begun before a time and neither completed nor aborted; only from the first
     * page of the listing.
     */
    List<MultipartUpload> uploadsBefore(Instant time) {
        return await(s3.listMultipartUploads(list ->
                        list.bucket(bucket).prefix(StorePrefix.INCOMING.path()).maxUploads(PAGE_SIZE)))
                .uploads()
                .stream()
                .filter(upload ->
                        upload.initiated() == null || upload.initiated().isBefore(time))
                .toList();
    }

    void abort(MultipartUpload upload) {
        await(s3.abortMultipartUpload(
                abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    }

    /** Returns when the object was stored; empty where there is none. */
    Optional<Instant> storedAt(String key) {
        return await(s3.headObject(head -> head.bucket(bucket).key(key))
                .thenApply(found -> Optional.of(found.lastModified()))
                .exceptionally(fault -> {
                    if (fault.getCause() instanceof NoSuchKeyException) {
                        return Optional.empty();
                    }
                    throw new IllegalStateException(
                            "cannot read the metadata of object '%s'".formatted(key), fault.getCause());
                }));
    }

    /** Creates an empty JSON object. Returns whether this call created it: of any number of replicas one does. */
    boolean createIfAbsent(String key) {
        if (!conditionalWrites && storedAt(key).isPresent()) {
            return false;
        }
        return await(s3.putObject(
                        put -> {
                            put.bucket(bucket).key(key).contentType("application/json");
                            writeOptions.applyTo(put, key);
                            if (conditionalWrites) {
                                put.ifNoneMatch("*");
                            }
                        },
                        AsyncRequestBody.fromString("{}"))
                .thenApply(_ -> true)
                .exceptionally(fault -> {
                    if (fault.getCause() instanceof S3Exception refused
                            && (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT)) {
                        return false;
                    }
                    throw new IllegalStateException("cannot create '%s'".formatted(key), fault.getCause());
                }));
    }

    private <T> T await(CompletableFuture<T> call) {
        return call.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private final class Pages implements Iterator<StoredObject> {

        private final String prefix;
        private final Runnable eachObject;
        private Iterator<StoredObject> page = List.<StoredObject>of().iterator();
        private Optional<String> next = Optional.empty();
        private boolean lastPage;

        Pages(String prefix, Runnable eachObject) {
            this.prefix = prefix;
            this.eachObject = eachObject;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !lastPage) {
                loadPage();
            }
            return page.hasNext();
        }

        @Override
        public StoredObject next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            eachObject.run();
            return page.next();
        }

        private void loadPage() {
            var found = await(s3.listObjectsV2(list -> {
                list.bucket(bucket).prefix(prefix).maxKeys(PAGE_SIZE);
                next.ifPresent(list::continuationToken);
            }));
            page = found.contents().stream()
                    .map(object -> new StoredObject(object.key(), object.lastModified()))
                    .iterator();
            next = Optional.ofNullable(found.nextContinuationToken());
            lastPage = !Boolean.TRUE.equals(found.isTruncated());
        }
    }
}
