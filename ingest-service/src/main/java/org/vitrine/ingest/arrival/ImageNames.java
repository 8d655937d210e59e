package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Finds the one name of a photograph, whatever the Unicode normalization form in which its identifier is given. This is
 * the canonical name, except for images of earlier releases, which keep the name and the id that they have.
 *
 * <p>A name whose forms are equal, as most are, needs no request to the store.
 */
@ApplicationScoped
class ImageNames {

    private final ReceiptStore receipts;
    private final Duration timeout;

    ImageNames(ReceiptStore receipts, IngestConfig config) {
        this.receipts = receipts;
        this.timeout = config.stepTimeout();
    }

    /** Returns the post under the one name of its photograph. Blocks. */
    PhotographPost named(PhotographPost post) {
        return post.statement()
                .identifier()
                .map(identifier -> new ImageName(post.statement().institutionId(), post.collectionId(), identifier))
                .map(given -> BlockingAwait.of(find(given), timeout))
                .map(name -> post.withIdentifier(name.identifier()))
                .orElse(post);
    }

    /** Finds the one name of a photograph without blocking. */
    CompletableFuture<ImageName> find(ImageName given) {
        return find(given, name -> receipts.announcedAsync(name.collectionId(), name.imageId())
                .thenApply(Optional::isPresent));
    }

    /**
     * Returns the given name where an image has it; else the canonical name, unless only an image with the other
     * normalization form exists.
     *
     * @param isStored whether there is an image with a name
     */
    static CompletableFuture<ImageName> find(
            ImageName given, Function<ImageName, CompletableFuture<Boolean>> isStored) {
        var canonical = given.canonical();
        return firstStored(given.earlierForms(), isStored).thenCompose(found -> {
            if (found.isEmpty() || found.get().equals(given)) {
                return CompletableFuture.completedFuture(found.orElse(canonical));
            }
            return isStored.apply(canonical).thenApply(stored -> stored ? canonical : found.get());
        });
    }

    private static CompletableFuture<Optional<ImageName>> firstStored(
            List<ImageName> names, Function<ImageName, CompletableFuture<Boolean>> isStored) {
        if (names.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return isStored.apply(names.getFirst())
                .thenCompose(stored -> stored
                        ? CompletableFuture.completedFuture(Optional.of(names.getFirst()))
                        : firstStored(names.subList(1, names.size()), isStored));
    }
}
