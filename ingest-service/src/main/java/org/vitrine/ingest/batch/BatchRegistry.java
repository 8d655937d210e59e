package org.vitrine.ingest.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.StorePrefix;

/**
 * Reads and writes batches as objects in S3, one for each. Thus the institution that opens a batch can post to it on
 * any replica at once. Title and expected number can change later; other replicas answer the former values for at most
 * 30 s. All methods block.
 */
@ApplicationScoped
public class BatchRegistry {

    private static final int MAX_CACHED = 1000;
    private static final int MAX_BYTES = 64 * 1024;

    /** How long a batch that was read is not read again, although its title and expected number may change. */
    private static final Duration CACHE_TTL = Duration.ofSeconds(30);

    private final ImageStore store;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, CachedBatch> cache = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CachedBatch> eldest) {
            return size() > MAX_CACHED;
        }
    });

    private record CachedBatch(Batch batch, Instant expiresAt) {}

    BatchRegistry(ImageStore store, IngestConfig config) {
        this.store = store;
        this.timeout = config.stepTimeout();
    }

    void open(Batch batch) {
        try {
            store.put(
                            key(batch.collectionId(), batch.batchId()),
                            IngestJson.MAPPER.writeValueAsBytes(batch),
                            "application/json")
                    .await()
                    .atMost(timeout);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Stores the counts of a batch whose photographs are in a bucket, once all of its objects are listed.
     *
     * @param photographs number that the batch expects
     * @param ignored number of system files
     */
    public void setListed(Batch batch, long photographs, long ignored) {
        replace(batch.listed(photographs, ignored));
    }

    /** Replaces the title and the expected number of a batch. */
    void replace(Batch batch) {
        open(batch);
        cache.remove(key(batch.collectionId(), batch.batchId()));
    }

    /** Returns a batch; empty where there is none. */
    public Optional<Batch> find(String collectionId, String batchId) {
        String key = key(collectionId, batchId);
        var cached = Optional.ofNullable(cache.get(key))
                .filter(entry -> clock.instant().isBefore(entry.expiresAt()))
                .map(CachedBatch::batch);
        if (cached.isPresent()) {
            return cached;
        }
        try {
            byte[] json = store.get(store.locationOf(key), MAX_BYTES).await().atMost(timeout);
            var batch = IngestJson.MAPPER.readValue(json, Batch.class);
            cache.put(key, new CachedBatch(batch, clock.instant().plus(CACHE_TTL)));
            return Optional.of(batch);
        } catch (NoSuchObject unknown) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException("batch '" + batchId + "' cannot be read", fault);
        }
    }

    private static String key(String collectionId, String batchId) {
        return (StorePrefix.BATCHES.path() + "%s/%s.json").formatted(collectionId, batchId);
    }
}
