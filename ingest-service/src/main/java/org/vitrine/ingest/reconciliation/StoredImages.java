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

    private final Side originals;
    private final Side renditions;
    private final Side receipts;

    /**
     * Joins the listings of one collection: the keys under {@code originals/{c}/}, {@code renditions/{c}/} and {@code
     * receipts/{c}/}.
     */
    StoredImages(Iterator<StoredObject> originals, Iterator<StoredObject> renditions, Iterator<StoredObject> receipts) {
        this.originals = new Side(originals, StoredImages::folder);
        this.renditions = new Side(renditions, StoredImages::folder);
        this.receipts = new Side(receipts, StoredImages::document);
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

    private static Optional<String> next(Side... sides) {
        return Stream.of(sides).flatMap(side -> side.imageId().stream()).min(String::compareTo);
    }

    /** Returns the imageId in a key {@code originals/{c}/{imageId}/…} or {@code renditions/{c}/{imageId}/…}. */
    private static String folder(String key) {
        return key.split("/", 4)[2];
    }

    /**
     * Returns the imageId in a key {@code receipts/{c}/{imageId}.json} or {@code receipts/{c}/{imageId}/…}; such keys
     * are next to each other in the order of keys.
     */
    private static String document(String key) {
        String name = folder(key);
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }

    /** One listing and its current object. */
    private static final class Side {

        private final Iterator<StoredObject> listing;
        private final Function<String, String> imageOf;
        private Optional<StoredObject> at;

        Side(Iterator<StoredObject> listing, Function<String, String> imageOf) {
            this.listing = listing;
            this.imageOf = imageOf;
            this.at = listing.hasNext() ? Optional.of(listing.next()) : Optional.empty();
        }

        Optional<String> imageId() {
            return at.map(StoredObject::key).map(imageOf);
        }

        List<StoredObject> take(String imageId) {
            List<StoredObject> taken = new ArrayList<>();
            while (imageId().filter(imageId::equals).isPresent()) {
                taken.add(at.orElseThrow());
                at = listing.hasNext() ? Optional.of(listing.next()) : Optional.empty();
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
