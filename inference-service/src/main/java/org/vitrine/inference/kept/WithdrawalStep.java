package org.vitrine.inference.kept;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.flow.StageRunner;
import org.vitrine.inference.kept.Subject.CataloguedImage;
import org.vitrine.store.ImageStore;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes what is kept of the pictures of an image that its institution takes back. Where another image shows the same
 * bytes, it is asked about anew should it ever be replayed.
 */
@ApplicationScoped
class WithdrawalStep {

    private final Multi<Message<byte[]>> withdrawals;
    private final ImageStore store;
    private final S3AsyncClient s3;

    WithdrawalStep(@Channel("image-withdrawn") Multi<Message<byte[]>> withdrawals, ImageStore store, S3AsyncClient s3) {
        this.withdrawals = withdrawals;
        this.store = store;
        this.s3 = s3;
    }

    void start(@Observes StartupEvent start, StageRunner runner) {
        runner.facts(
                "withdraw-statements",
                withdrawals,
                ImageWithdrawn.class,
                ImageWithdrawn::getImageId,
                delivery -> forget(new CataloguedImage(
                        delivery.fact().getCollectionId(), delivery.fact().getImageId())));
    }

    private Uni<Void> forget(CataloguedImage image) {
        return noted(image)
                .chain(shown -> Multi.createFrom()
                        .iterable(shown)
                        .onItem()
                        .transformToUniAndConcatenate(sha256 -> store.deletePrefix(Question.prefix(sha256)))
                        .collect()
                        .last())
                .chain(() -> store.deletePrefix(image.notes()));
    }

    /** Of one page: an image has a handful of pictures. */
    private Uni<List<String>> noted(CataloguedImage image) {
        return Uni.createFrom()
                .completionStage(() ->
                        s3.listObjectsV2(list -> list.bucket(store.bucket()).prefix(image.notes())))
                .map(page -> page.contents().stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(image.notes().length()))
                        .toList());
    }
}
