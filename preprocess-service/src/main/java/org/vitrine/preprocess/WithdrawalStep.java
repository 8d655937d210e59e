package org.vitrine.preprocess;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.flow.StageRunner;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/** Removes the renditions of an image that its institution takes back. */
@ApplicationScoped
class WithdrawalStep {

    private final ImageStore store;
    private final StageRunner runner;
    private final Multi<Message<ImageWithdrawn>> withdrawals;

    WithdrawalStep(
            ImageStore store,
            StageRunner runner,
            @Channel("image-withdrawn") Multi<Message<ImageWithdrawn>> withdrawals) {
        this.store = store;
        this.runner = runner;
        this.withdrawals = withdrawals;
    }

    void start(@Observes StartupEvent start) {
        runner.run("withdraw-renditions", withdrawals, ImageWithdrawn::getImageId, delivery -> {
            var image = delivery.fact();
            return store.deletePrefix(StoreKeys.renditions(image.getCollectionId(), image.getImageId()));
        });
    }
}
