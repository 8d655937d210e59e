package org.vitrine.preprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.StoreKeys;

/**
 * Reads the receipts of ingest-service from the object store: the newest state of an image. Topics carry the same
 * information, but they are consumed independently of each other: a withdrawal may be read before, during or after the
 * arrival that it ends.
 */
@ApplicationScoped
class ReceiptReader {

    /**
     * Largest receipt that is read, in bytes. A receipt contains the metadata of its photograph: at most 100 members of
     * 2,000 characters each.
     */
    private static final long MAX_BYTES = 2 * 1024 * 1024;

    private final ImageStore store;
    private final ObjectMapper json;

    ReceiptReader(ImageStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * Returns the receipt of the newest version, whether an arrival or a withdrawal; empty if the image has no receipt.
     * Starts at the copy of the newest receipt and follows the receipts per version, because the copy can be older.
     */
    Uni<Optional<RenditionNeed.Receipt>> newest(String collectionId, String imageId) {
        return read(imageId, StoreKeys.receipt(collectionId, imageId))
                .chain(copy -> newerThan(collectionId, imageId, copy));
    }

    /**
     * Returns the newest receipt after a version that arrived a short time ago; empty if that version is the newest. It
     * takes one request instead of two: receipts of replaced versions are kept for at least a day
     * ({@code vitrine.ingest.retention.superseded-kept}), so the receipt of the next version still exists.
     *
     * @param version version of the arrival
     */
    Uni<Optional<RenditionNeed.Receipt>> newerThan(String collectionId, String imageId, int version) {
        return read(imageId, StoreKeys.receipt(collectionId, imageId, version + 1))
                .chain(newer -> newer.isPresent()
                        ? newerThan(collectionId, imageId, newer)
                        : Uni.createFrom().item(newer));
    }

    private Uni<Optional<RenditionNeed.Receipt>> newerThan(
            String collectionId, String imageId, Optional<RenditionNeed.Receipt> current) {
        int next = current.map(RenditionNeed.Receipt::version).orElse(0) + 1;
        return read(imageId, StoreKeys.receipt(collectionId, imageId, next))
                .chain(newer -> newer.isPresent()
                        ? newerThan(collectionId, imageId, newer)
                        : Uni.createFrom().item(current));
    }

    private Uni<Optional<RenditionNeed.Receipt>> read(String imageId, String key) {
        return store.get(store.locationOf(key), MAX_BYTES)
                .map(bytes -> Optional.of(receipt(imageId, bytes)))
                .onFailure(NoSuchObject.class)
                .recoverWithItem(Optional.empty());
    }

    private RenditionNeed.Receipt receipt(String imageId, byte[] bytes) {
        try {
            JsonNode receipt = json.readTree(bytes);
            if (!receipt.path("version").isInt() || !receipt.path("sha256").isTextual()) {
                throw new IllegalStateException(
                        "the receipt of '%s' lacks version or sha256: check that ingest-service wrote it"
                                .formatted(imageId));
            }
            return new RenditionNeed.Receipt(
                    receipt.path("version").intValue(),
                    receipt.path("sha256").textValue(),
                    receipt.hasNonNull("withdrawnAt"));
        } catch (IOException fault) {
            throw new UncheckedIOException("the receipt of '%s' cannot be read".formatted(imageId), fault);
        }
    }
}
