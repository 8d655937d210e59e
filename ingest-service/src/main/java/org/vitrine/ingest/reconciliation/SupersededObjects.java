package org.vitrine.ingest.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Finds the objects of an image whose versions were replaced long enough ago: originals and renditions of other bytes,
 * and receipts of earlier versions. The newest receipt, the original that it names and the renditions of that original
 * are always kept. Pure.
 *
 * @param collectionId the collection of the image
 * @param cutoff objects that were replaced after this time are kept
 */
record SupersededObjects(String collectionId, Instant cutoff) {

    /**
     * Returns the objects that have passed their retention.
     *
     * @param newest the newest receipt of the image, announced
     */
    List<StoredObject> of(StoredImage image, Receipt newest) {
        String current = ImageStore.keyOf(newest.location());
        int version = StoreKeys.version(current);
        List<StoredObject> expired = new ArrayList<>();
        image.originals().stream()
                .filter(original -> !original.key().equals(current) && isEarlierVersion(original, version))
                .filter(original -> isExpired(replacedAt(original, image.originals()), newest))
                .forEach(expired::add);
        String unversioned = StoreKeys.renditions(collectionId, image.imageId(), newest.sha256());
        image.renditions().stream()
                .filter(rendition -> !(version == 0 && rendition.key().startsWith(unversioned)))
                .filter(rendition -> isEarlierVersion(rendition, version))
                .filter(rendition -> isExpired(replacedAt(rendition, image.originals()), newest))
                .forEach(expired::add);
        image.receipts().stream()
                .filter(receipt -> StoreKeys.version(receipt.key()) > 0)
                .filter(receipt -> StoreKeys.version(receipt.key()) < newest.version())
                .filter(receipt -> isExpired(replacedAt(receipt, image.receipts()), newest))
                .forEach(expired::add);
        return List.copyOf(expired);
    }

    /** Returns whether an object belongs to an earlier version. Keys of earlier releases are all of version 0. */
    private static boolean isEarlierVersion(StoredObject object, int version) {
        int objectVersion = StoreKeys.version(object.key());
        return objectVersion < version || (objectVersion == 0 && version == 0);
    }

    /** Returns when the first object of a later version was stored; empty where the keys do not show it. */
    private static Optional<Instant> replacedAt(StoredObject object, List<StoredObject> all) {
        int version = StoreKeys.version(object.key());
        Stream<Instant> later = all.stream()
                .filter(other -> StoreKeys.version(other.key()) > version)
                .map(StoredObject::storedAt);
        return later.min(Instant::compareTo);
    }

    private boolean isExpired(Optional<Instant> replacedAt, Receipt newest) {
        return replacedAt
                .orElseGet(() -> newest.withdrawnAt().orElse(newest.arrivedAt()))
                .isBefore(cutoff);
    }
}
