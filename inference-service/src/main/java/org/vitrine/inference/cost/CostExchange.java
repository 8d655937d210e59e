package org.vitrine.inference.cost;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.YearMonth;
import org.jboss.logging.Logger;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.store.ImageStore;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Exchanges costs with the other replicas through the object store: every {@code vitrine.inference.costs.settle-every}
 * it writes the counts of this replica and reads those of the others ({@link CostPages}). At shutdown it writes once
 * more.
 */
@ApplicationScoped
class CostExchange {

    private static final Logger LOG = Logger.getLogger(CostExchange.class);
    /** Largest page of a replica that is read, in bytes. */
    private static final long MAX_PAGE_BYTES = 4 << 20;
    /** Most pages of one month that are read: one per replica; S3 lists as many per request. */
    private static final int MAX_PAGES = 1000;

    private final MonthlyCosts costs;
    private final ImageStore store;
    private final S3AsyncClient s3;
    private final InferenceConfig config;
    private final CostPages pages;
    private Cancellable subscription = () -> {};

    CostExchange(MonthlyCosts costs, ImageStore store, S3AsyncClient s3, InferenceConfig config) {
        this.costs = costs;
        this.store = store;
        this.s3 = s3;
        this.config = config;
        this.pages = new CostPages(key -> store.get(store.locationOf(key), MAX_PAGE_BYTES));
    }

    void start(@Observes StartupEvent start) {
        subscription = Multi.createFrom()
                .ticks()
                .every(config.costs().settleEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> exchange().onFailure().recoverWithItem(failure -> {
                    LOG.warnf(
                            "the costs were not exchanged with the other replicas, next attempt in %s: %s",
                            config.costs().settleEvery(), failure);
                    return null;
                }))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.errorf(failure, "the exchange of costs has stopped; restart the service"));
    }

    void stop(@Observes ShutdownEvent end) {
        subscription.cancel();
        try {
            write().await().atMost(config.costs().settleEvery());
        } catch (RuntimeException failure) {
            LOG.warnf("the last costs of this replica were not written to the store: %s", failure);
        }
    }

    Uni<Void> exchange() {
        return write().chain(this::read);
    }

    private Uni<Void> write() {
        return Multi.createFrom()
                .iterable(costs.pageToWrite())
                .onItem()
                .transformToUniAndConcatenate(page -> store.put(page.key(), page.json(), "application/json")
                        .onFailure()
                        .invoke(costs::markChanged))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> read() {
        YearMonth month = costs.month();
        return Uni.createFrom()
                .completionStage(() -> s3.listObjectsV2(list -> list.bucket(store.bucket())
                        .prefix(MonthlyCosts.folder(month))
                        .maxKeys(MAX_PAGES)))
                .chain(found -> pages.read(found.contents().stream()
                        .map(S3Object::key)
                        .filter(key -> !costs.isOwn(key))
                        .toList()))
                .invoke(others -> costs.replaceOthers(month, others))
                .replaceWithVoid();
    }
}
