package org.vitrine.inference.cache;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.cache.StatementJson.Entry;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.ObjectTooLarge;

/**
 * Caches statements in memory and in the object store, so that a remote is called and paid only once for the same
 * question. Concurrent requests with the same question share one call. A call that was started is completed and cached
 * even if its requester cancels, because it is paid for. Thread-safe; it waits without blocking a thread.
 */
@ApplicationScoped
public class StatementCache {

    private static final Logger LOG = Logger.getLogger(StatementCache.class);
    private static final String JSON = "application/json";

    private final ImageStore store;
    private final CurrentModels currentModels;
    private final Measurements measurements;
    private final Clock clock;
    private final InferenceConfig.StatementsConfig config;
    private final Map<RemoteQuestion, Object> memory;
    private final ConcurrentHashMap<RemoteQuestion, Uni<?>> pendingCalls = new ConcurrentHashMap<>();

    StatementCache(
            ImageStore store,
            CurrentModels currentModels,
            Measurements measurements,
            Clock clock,
            InferenceConfig config) {
        this.store = store;
        this.currentModels = currentModels;
        this.measurements = measurements;
        this.clock = clock;
        this.config = config.statements();
        int maxInMemory = this.config.inMemory();
        this.memory = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RemoteQuestion, Object> eldest) {
                return size() > maxInMemory;
            }
        });
    }

    /**
     * Returns the statement that answers a question, from the cache or by a call.
     *
     * @param kind type of the statement
     * @param inferenceContext requester and image; only statements that the flow requests about catalogued images are
     *     written to the object store
     * @param call calls the remote; subscribed only if nothing current is cached
     */
    public <T> Uni<T> get(
            RemoteQuestion remoteQuestion,
            StatementKind<T> kind,
            InferenceContext inferenceContext,
            Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            var cached = kind.type().cast(memory.get(remoteQuestion));
            if (cached != null
                    && currentModels.isCurrent(
                            remoteQuestion.remote(), kind.model().apply(cached))) {
                measurements.countReused(remoteQuestion.remote(), "memory");
                return Uni.createFrom().item(cached);
            }
            @SuppressWarnings("unchecked") // all statements for one question have one type
            var pendingCall =
                    (Uni<T>) pendingCalls.computeIfAbsent(remoteQuestion, _ -> findStored(remoteQuestion, kind)
                            .chain(found -> found.isPresent()
                                    ? Uni.createFrom().item(found.get())
                                    : callAndCache(remoteQuestion, kind, inferenceContext, call))
                            .onTermination()
                            .invoke(() -> pendingCalls.remove(remoteQuestion))
                            .memoize()
                            .indefinitely());
            return pendingCall;
        });
    }

    private <T> Uni<Optional<T>> findStored(RemoteQuestion remoteQuestion, StatementKind<T> kind) {
        if (!config.kept()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return emptyIfAbsent(store.get(
                        store.locationOf(remoteQuestion.key()),
                        config.maxBytes().asLongValue()))
                .map(json -> json.flatMap(bytes -> StatementJson.read(bytes, remoteQuestion, kind))
                        .filter(entry -> isFresh(remoteQuestion, kind, entry)))
                .map(found -> found.map(entry -> {
                    measurements.countReused(remoteQuestion.remote(), "store");
                    cacheInMemory(remoteQuestion, kind, entry.statement());
                    return entry.statement();
                }));
    }

    /**
     * Returns the bytes of a stored statement; empty if there is none or if it is larger than the limit, so that the
     * remote is called. Other failures of the store are passed on.
     */
    static Uni<Optional<byte[]>> emptyIfAbsent(Uni<byte[]> stored) {
        return stored.map(Optional::of)
                .onFailure(failure -> failure instanceof NoSuchObject || failure instanceof ObjectTooLarge)
                .recoverWithItem(Optional.empty());
    }

    private <T> boolean isFresh(RemoteQuestion remoteQuestion, StatementKind<T> kind, Entry<T> entry) {
        return currentModels.isCurrent(remoteQuestion.remote(), kind.model().apply(entry.statement()))
                && config.notBefore().map(at -> !entry.storedAt().isBefore(at)).orElse(true);
    }

    private <T> Uni<T> callAndCache(
            RemoteQuestion remoteQuestion,
            StatementKind<T> kind,
            InferenceContext inferenceContext,
            Supplier<Uni<T>> call) {
        return call.get().call(statement -> {
            currentModels.recordAnswer(remoteQuestion.remote(), kind.model().apply(statement));
            cacheInMemory(remoteQuestion, kind, statement);
            return cacheInStore(remoteQuestion, kind, statement, inferenceContext);
        });
    }

    private <T> void cacheInMemory(RemoteQuestion remoteQuestion, StatementKind<T> kind, T statement) {
        if (kind.inMemory()) {
            memory.put(remoteQuestion, statement);
        }
    }

    /**
     * Stores the note before the statement, so that a withdrawal finds every stored statement. Failures are logged. A
     * statement that is too large to be read again is not stored.
     */
    private <T> Uni<URI> cacheInStore(
            RemoteQuestion remoteQuestion, StatementKind<T> kind, T statement, InferenceContext inferenceContext) {
        if (!config.kept()
                || inferenceContext.requester().urgency() != Requester.Urgency.BATCH
                || inferenceContext.image().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var json = StatementJson.write(remoteQuestion, kind, statement, clock.instant());
        if (json.length > config.maxBytes().asLongValue()) {
            measurements.countNotCached(remoteQuestion.remote());
            LOG.warnf(
                    "statement=%s was not cached: it has %d bytes, more than vitrine.inference.statements.max-bytes %d",
                    remoteQuestion.key(), json.length, config.maxBytes().asLongValue());
            return Uni.createFrom().nullItem();
        }
        return store.put(inferenceContext.image().get().noteKey(remoteQuestion.shown()), new byte[0], JSON)
                .chain(() -> store.put(remoteQuestion.key(), json, JSON))
                .onFailure()
                .invoke(failure -> {
                    measurements.countNotCached(remoteQuestion.remote());
                    LOG.warnf(
                            "statement=%s was not cached, a repeated request calls the remote again: %s",
                            remoteQuestion.key(), failure);
                })
                .onFailure()
                .recoverWithNull();
    }
}
