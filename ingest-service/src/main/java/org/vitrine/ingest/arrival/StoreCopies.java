package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.WriteOptions;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** Copies and deletes objects within the store; the bytes do not pass through this service. Blocks. */
@ApplicationScoped
class StoreCopies {

    private final S3AsyncClient s3;
    private final WriteOptions writeOptions;
    private final String bucket;
    private final Duration timeout;

    StoreCopies(S3AsyncClient s3, WriteOptions writeOptions, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.writeOptions = writeOptions;
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    void copy(String from, String to, String mediaType) {
        copy(from, Optional.empty(), to, mediaType);
    }

    /**
     * Copies an object.
     *
     * @param etag ETag of the bytes to copy; where the object has another one, the copy fails with an
     *     {@code S3Exception} of status 412
     */
    void copy(String from, Optional<String> etag, String to, String mediaType) {
        BlockingAwait.of(
                s3.copyObject(copy -> {
                    writeOptions.applyTo(
                            copy.sourceBucket(bucket)
                                    .sourceKey(from)
                                    .destinationBucket(bucket)
                                    .destinationKey(to)
                                    .contentType(mediaType)
                                    .metadataDirective(MetadataDirective.REPLACE),
                            to);
                    etag.ifPresent(copy::copySourceIfMatch);
                }),
                timeout);
    }

    void delete(String key) {
        BlockingAwait.of(s3.deleteObject(delete -> delete.bucket(bucket).key(key)), timeout);
    }
}
