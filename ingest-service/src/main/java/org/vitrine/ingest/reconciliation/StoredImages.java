package org.vitrine.ingest.reconciliation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Joins the three listings of a collection by image, as a merge of sorted streams. Pure, apart from the listings
 * themselves.
 *
 * <p>The join depends on the order of the listings, and fails with a message where a store does not keep it: otherwise
 * it would report images as lost that are complete.
 */
final class StoredImages implements Iterator<StoredImage> {

    private final ListingCursor originals;
    private final ListingCursor renditions;
    private final ListingCursor receipts;

    /**
     * Joins the listings of one collection: the keys under {@code originals/{c}/}, {@code renditions/{c}/} and {@code
     * receipts/{c}/}.
     */
    StoredImages(Iterator<StoredObject> originals, Iterator<StoredObject> renditions, Iterator<StoredObject> receipts) {
        this.originals = new ListingCursor(originals, StoredImages::folderImageId);
        this.renditions = new ListingCursor(renditions, StoredImages::folderImageId);
        this.receipts = new ListingCursor(receipts, StoredImages::receiptImageId);
    }

    @Override
    public boolean hasNext() {
        return next(originals, renditions, receipts).isPresent();
    }

    @Override
    public StoredImage next() {
        String imageId = next(originals, renditions, receipts).orElseThrow(NoSuchElementException::new);
        return new StoredImage(imageId, originals.take(imageId), renditions.take(imageId), receipts.take(imageId));
    }

    private static Optional<String> next(ListingCursor... cursors) {
        return Stream.of(cursors).flatMap(cursor -> cursor.imageId().stream()).min(String::compareTo);
    }

    /** Returns the imageId in a key {@code originals/{c}/{imageId}/…} or {@code renditions/{c}/{imageId}/…}. */
    private static String folderImageId(String key) {
        return key.split("/", 4)[2];
    }

    /**
     * Returns the imageId in a key {@code receipts/{c}/{imageId}.json} or {@code receipts/{c}/{imageId}/…}; such keys
     * are next to each other in the order of keys.
     */
    private static String receiptImageId(String key) {
        String name = folderImageId(key);
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }

    /** One listing and its current object. */
    private static final class ListingCursor {

        private final Iterator<StoredObject> listing;
        private final Function<String, String> imageIdOf;
        private Optional<StoredObject> current;

        ListingCursor(Iterator<StoredObject> listing, Function<String, String> imageIdOf) {
            this.listing = listing;
            this.imageIdOf = imageIdOf;
            this.current = listing.hasNext() ? Optional.of(listing.next()) : Optional.empty();
        }

        Optional<String> imageId() {
            return current.map(StoredObject::key).map(imageIdOf);
        }

        List<StoredObject> take(String imageId) {
            List<StoredObject> taken = new ArrayList<>();
            while (imageId().filter(imageId::equals).isPresent()) {
                taken.add(current.orElseThrow());
                current = listing.hasNext() ? Optional.of(listing.next()) : Optional.empty();
            }
            imageId().filter(next -> next.compareTo(imageId) < 0).ifPresent(next -> {
                throw new IllegalStateException(
                        "the store lists '%s' after '%s': it does not list in the order of keys, and cannot be swept"
                                .formatted(next, imageId));
            });
            return taken;
        }
    }
}
