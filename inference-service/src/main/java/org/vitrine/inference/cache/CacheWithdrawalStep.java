package org.vitrine.inference.cache;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.flow.StageRunner;
import org.vitrine.inference.cache.InferenceContext.CataloguedImage;
import org.vitrine.store.ImageStore;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes the cached statements about the pictures of an image that its institution withdraws; it consumes
 * {@code image-withdrawn}. If another image has the same bytes, its statements are deleted too: should that image be
 * processed again, the models are called again.
 */
@ApplicationScoped
class CacheWithdrawalStep {

    private final Multi<Message<byte[]>> withdrawals;
    private final ImageStore store;
    private final S3AsyncClient s3;

    CacheWithdrawalStep(
            @Channel("image-withdrawn") Multi<Message<byte[]>> withdrawals, ImageStore store, S3AsyncClient s3) {
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
                        delivery.fact().getCollectionId(),
                        delivery.fact().getImageId(),
                        delivery.fact().getVersion())));
    }

    /**
     * Deletes the notes of all versions before the withdrawal, and the statements about their pictures. It must not
     * delete what a later version of the image writes at the same time. That version writes its own note before its
     * statement; therefore the statements are listed first, then the notes are read again, and only listed statements
     * about pictures without a note of a later version are deleted.
     */
    private Uni<Void> forget(CataloguedImage withdrawn) {
        return noted(withdrawn)
                .map(noted -> CachedPictureEntry.before(withdrawn.version(), noted))
                .chain(former -> statements(former).chain(statements -> noted(withdrawn)
                        .map(now -> CachedPictureEntry.shownAfter(withdrawn.version(), now))
                        .chain(stays -> store.delete(statements.entrySet().stream()
                                .filter(entry -> !stays.contains(entry.getKey()))
                                .flatMap(entry -> entry.getValue().stream())
                                .toList()))
                        .chain(() -> store.delete(
                                former.stream().map(CachedPictureEntry::key).toList()))));
    }

    /** Returns the keys of all cached statements, by SHA-256 of the picture. */
    private Uni<Map<String, List<String>>> statements(List<CachedPictureEntry> noted) {
        return Multi.createFrom()
                .iterable(
                        noted.stream().map(CachedPictureEntry::shown).distinct().toList())
                .onItem()
                .transformToUniAndConcatenate(
                        shown -> keys(RemoteQuestion.prefix(shown)).map(keys -> Map.entry(shown, keys)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<List<CachedPictureEntry>> noted(CataloguedImage image) {
        return keys(image.notes()).map(keys -> keys.stream()
                .flatMap(key -> CachedPictureEntry.of(image, key).stream())
                .toList());
    }

    /** Lists one page of keys, which suffices: an image has a few pictures, and a picture has a few statements. */
    private Uni<List<String>> keys(String prefix) {
        return Uni.createFrom()
                .completionStage(() ->
                        s3.listObjectsV2(list -> list.bucket(store.bucket()).prefix(prefix)))
                .map(page -> page.contents().stream().map(S3Object::key).toList());
    }
}
