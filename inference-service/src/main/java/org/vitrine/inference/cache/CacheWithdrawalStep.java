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
                delivery -> deleteStatements(new CataloguedImage(
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
    private Uni<Void> deleteStatements(CataloguedImage withdrawn) {
        return entries(withdrawn)
                .map(entries -> CachedPictureEntry.before(withdrawn.version(), entries))
                .chain(earlier -> statements(earlier).chain(statements -> entries(withdrawn)
                        .map(current -> CachedPictureEntry.picturesAfter(withdrawn.version(), current))
                        .chain(retained -> store.delete(statements.entrySet().stream()
                                .filter(entry -> !retained.contains(entry.getKey()))
                                .flatMap(entry -> entry.getValue().stream())
                                .toList()))
                        .chain(() -> store.delete(
                                earlier.stream().map(CachedPictureEntry::key).toList()))));
    }

    /** Returns the keys of all cached statements, by SHA-256 of the picture. */
    private Uni<Map<String, List<String>>> statements(List<CachedPictureEntry> entries) {
        return Multi.createFrom()
                .iterable(entries.stream()
                        .map(CachedPictureEntry::pictureSha256)
                        .distinct()
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(
                        picture -> keys(RemoteQuestion.prefix(picture)).map(keys -> Map.entry(picture, keys)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<List<CachedPictureEntry>> entries(CataloguedImage image) {
        return keys(image.notePrefix()).map(keys -> keys.stream()
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
