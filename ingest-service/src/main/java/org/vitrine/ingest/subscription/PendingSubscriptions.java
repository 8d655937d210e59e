package org.vitrine.ingest.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.ingest.identity.Sha256Hex;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.StoreKeys;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps the subscriptions that wait to be confirmed in S3, one object per topic, at most {@value #MAX_PENDING}. All
 * methods except {@link #read} block.
 */
@ApplicationScoped
public class PendingSubscriptions {

    /** Most subscriptions that are kept and listed; one per topic. */
    static final int MAX_PENDING = 20;

    /** Longest time that {@link #read} takes. */
    private static final Duration READ_TIMEOUT = Duration.ofMillis(1500);

    private static final int MAX_CONFIRMED = 1000;
    private static final int MAX_BYTES = 16 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build();

    private final ImageStore store;
    private final S3AsyncClient s3;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    PendingSubscriptions(ImageStore store, S3AsyncClient s3, IngestConfig config) {
        this.store = store;
        this.s3 = s3;
        this.timeout = config.stepTimeout();
    }

    /**
     * Stores a subscription; one of the same topic replaces the former. Returns false where {@value #MAX_PENDING} other
     * topics wait already.
     */
    public boolean add(PendingSubscription pending) {
        String key = key(pending.topicArn());
        confirmed.remove(pending.topicArn());
        removeOverdue();
        var keys = await(keys());
        if (keys.size() >= MAX_PENDING && !keys.contains(key)) {
            return false;
        }
        try {
            await(store.put(key, JSON.writeValueAsBytes(pending), "application/json"));
            return true;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Removes the subscription of a topic. Callers call it when the topic sends notifications, because then it was
     * confirmed. The store is called once for each topic, for the first 1,000 topics.
     */
    public void confirmed(String topicArn) {
        if (confirmed.size() < MAX_CONFIRMED && confirmed.add(topicArn)) {
            await(store.delete(store.locationOf(key(topicArn))));
        }
    }

    /**
     * Returns the subscriptions that can still be confirmed, or why they cannot be read; completes within 1.5 s. Does
     * not block.
     */
    public CompletableFuture<PendingReading> read() {
        var oldest = clock.instant().minus(PendingSubscription.LIFETIME);
        var open = keys().chain(this::readAll).map(all -> all.stream()
                .filter(pending -> pending.receivedAt().isAfter(oldest))
                .toList());
        return PendingReading.within(READ_TIMEOUT, open).subscribeAsCompletionStage();
    }

    private Uni<List<PendingSubscription>> readAll(List<String> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(this::read)
                .merge(MAX_PENDING)
                .flatMap(found -> Multi.createFrom().items(found.stream()))
                .collect()
                .asList();
    }

    /** Returns empty where the subscription was confirmed and removed meanwhile. */
    private Uni<Optional<PendingSubscription>> read(String key) {
        return store.get(store.locationOf(key), MAX_BYTES)
                .map(json -> Optional.of(parsed(key, json)))
                .onFailure(NoSuchObject.class)
                .recoverWithItem(Optional.empty());
    }

    private static PendingSubscription parsed(String key, byte[] json) {
        try {
            return JSON.readValue(json, PendingSubscription.class);
        } catch (IOException fault) {
            throw new UncheckedIOException("object '%s' is not a pending subscription".formatted(key), fault);
        }
    }

    private void removeOverdue() {
        var oldest = clock.instant().minus(PendingSubscription.LIFETIME);
        await(keys()).stream()
                .filter(key -> await(read(key))
                        .filter(pending -> pending.receivedAt().isBefore(oldest))
                        .isPresent())
                .forEach(key -> await(store.delete(store.locationOf(key))));
    }

    private Uni<List<String>> keys() {
        return Uni.createFrom()
                .completionStage(() -> s3.listObjectsV2(list -> list.bucket(store.bucket())
                        .prefix(StoreKeys.SUBSCRIPTIONS)
                        .maxKeys(MAX_PENDING)))
                .map(listed -> listed.contents().stream().map(S3Object::key).toList());
    }

    private static String key(String topicArn) {
        return StoreKeys.SUBSCRIPTIONS + Sha256Hex.hex(topicArn) + ".json";
    }

    private <T> T await(Uni<T> call) {
        return call.await().atMost(timeout);
    }
}
