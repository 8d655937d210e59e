package org.vitrine.ingest.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.StorePrefix;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Lists the images that a collection ever had, from the keys of their receipts, in pages of 1,000 receipts. An image
 * with several versions may be on two pages. Blocks.
 */
@ApplicationScoped
class ReceiptListing {

    private static final int PAGE_SIZE = 1000;
    private static final String SUFFIX = ".json";

    private final S3AsyncClient s3;
    private final String bucket;
    private final Duration timeout;

    ReceiptListing(S3AsyncClient s3, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    /**
     * One page of images.
     *
     * @param imageIds each id once within the page
     * @param next token of the next page; empty on the last page
     */
    record Page(List<String> imageIds, Optional<String> next) {}

    Page page(String collectionId, Optional<String> token) {
        String prefix = StorePrefix.RECEIPTS.path() + collectionId + "/";
        var found = s3.listObjectsV2(list -> {
                    list.bucket(bucket).prefix(prefix).maxKeys(PAGE_SIZE);
                    token.ifPresent(list::continuationToken);
                })
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return new Page(
                found.contents().stream()
                        .map(object -> imageId(object.key().substring(prefix.length())))
                        .distinct()
                        .toList(),
                Boolean.TRUE.equals(found.isTruncated())
                        ? Optional.ofNullable(found.nextContinuationToken())
                        : Optional.empty());
    }

    /**
     * Returns the imageId in the rest of a receipt's key: {@code img-1} in {@code img-1.json} and, for each version, in
     * {@code img-1/000000001.json}.
     */
    static String imageId(String keyRest) {
        int slash = keyRest.indexOf('/');
        if (slash >= 0) {
            return keyRest.substring(0, slash);
        }
        return keyRest.endsWith(SUFFIX) ? keyRest.substring(0, keyRest.length() - SUFFIX.length()) : keyRest;
    }
}
