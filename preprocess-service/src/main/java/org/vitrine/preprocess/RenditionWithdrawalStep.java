package org.vitrine.preprocess;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.flow.StageRunner;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Reads {@code image-withdrawn} and deletes the renditions of all versions before the withdrawal from the object store.
 * The version is part of their keys, so renditions of a photograph that was posted again since are never deleted.
 */
@ApplicationScoped
class RenditionWithdrawalStep {

    private final ImageStore store;
    private final ReceiptReader receiptReader;
    private final StageRunner runner;
    private final Multi<Message<byte[]>> withdrawals;

    RenditionWithdrawalStep(
            ImageStore store,
            ReceiptReader receiptReader,
            StageRunner runner,
            @Channel("image-withdrawn") Multi<Message<byte[]>> withdrawals) {
        this.store = store;
        this.receiptReader = receiptReader;
        this.runner = runner;
        this.withdrawals = withdrawals;
    }

    void start(@Observes StartupEvent start) {
        runner.facts("withdraw-renditions", withdrawals, ImageWithdrawn.class, ImageWithdrawn::getImageId, delivery -> {
            var image = delivery.fact();
            return receiptReader
                    .newest(image.getCollectionId(), image.getImageId())
                    .map(newest ->
                            newest.filter(receipt -> receipt.version() > image.getVersion() && !receipt.withdrawn()))
                    .chain(since -> remove(image, since));
        });
    }

    private Uni<Void> remove(ImageWithdrawn image, Optional<RenditionNeed.Receipt> since) {
        String all = StoreKeys.renditions(image.getCollectionId(), image.getImageId());
        // Keys of earlier releases contain no version. Of those, the renditions of the newest arrival are kept if it is
        // not withdrawn.
        Optional<String> unversioned = since.map(
                receipt -> StoreKeys.renditions(image.getCollectionId(), image.getImageId(), receipt.sha256()));
        return store.deletePrefix(
                all,
                key -> StoreKeys.version(key) < image.getVersion()
                        && unversioned.filter(key::startsWith).isEmpty());
    }
}
