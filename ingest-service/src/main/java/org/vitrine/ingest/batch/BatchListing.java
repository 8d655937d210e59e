package org.vitrine.ingest.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.StorePrefix;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Lists the batches of a collection, newest first. The store lists keys from the oldest on, so each page needs the
 * whole listing, a thousand batches per request; it holds one page in memory. Blocks.
 */
@ApplicationScoped
class BatchListing {

    private static final String SUFFIX = ".json";

    private final S3AsyncClient s3;
    private final String bucket;
    private final Duration timeout;

    BatchListing(S3AsyncClient s3, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.bucket = store.bucket();
        this.timeout = config.stepTimeout();
    }

    /**
     * A batch in the listing.
     *
     * @param openedAt time of opening from the id, in nanoseconds; for a batch of a former release the time of its last
     *     write, in milliseconds
     */
    record Entry(Instant openedAt, String batchId) {

        static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::openedAt)
                .thenComparing(Entry::batchId)
                .reversed();

        static Entry of(String batchId, Instant lastWritten) {
            return new Entry(
                    BatchId.openedAt(batchId).orElseGet(() -> lastWritten.truncatedTo(ChronoUnit.MILLIS)), batchId);
        }

        String cursor() {
            return openedAt.toEpochMilli() + "." + batchId;
        }

        /** Parses a cursor; empty where the text is not a cursor. */
        static Optional<Entry> ofCursor(String cursor) {
            int dot = cursor.indexOf('.');
            return cursor.matches("[0-9]{1,15}\\.b-[0-9a-f]{1,64}")
                    ? Optional.of(Entry.of(
                            cursor.substring(dot + 1), Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, dot)))))
                    : Optional.empty();
        }
    }

    /**
     * Returns a page.
     *
     * @param after the last entry of the page before; empty for the first page
     * @return at most {@code limit} entries, and one more where a next page exists
     */
    List<Entry> page(String collectionId, Optional<Entry> after, int limit) {
        var prefix = (StorePrefix.BATCHES.path() + "%s/").formatted(collectionId);
        var page = new TreeSet<>(Entry.NEWEST_FIRST);
        Optional<String> token = Optional.empty();
        do {
            var continuationToken = token;
            var listing = s3.listObjectsV2(list -> {
                        list.bucket(bucket).prefix(prefix);
                        continuationToken.ifPresent(list::continuationToken);
                    })
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            listing.contents().stream()
                    .filter(object -> object.key().endsWith(SUFFIX))
                    .map(object -> Entry.of(
                            object.key().substring(prefix.length(), object.key().length() - SUFFIX.length()),
                            object.lastModified()))
                    .filter(entry -> after.isEmpty() || Entry.NEWEST_FIRST.compare(entry, after.get()) > 0)
                    .forEach(entry -> {
                        page.add(entry);
                        if (page.size() > limit + 1) {
                            page.pollLast();
                        }
                    });
            token = Optional.ofNullable(listing.nextContinuationToken());
        } while (token.isPresent());
        return List.copyOf(page);
    }
}
