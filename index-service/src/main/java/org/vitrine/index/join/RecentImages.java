package org.vitrine.index.join;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of the images that a task has processed last, a copy of entries of its store. The facts of one image come
 * within seconds of each other, and each of them would need all earlier ones decoded from the store again.
 *
 * <p>An image is taken out while it is processed, so that the store is read again where the processing fails. Used by
 * the thread of the task only.
 */
final class RecentImages {

    private final Map<String, ImageFacts> factsByImage;

    /** @param maxImages maximum number of images; of more, those that were processed first are dropped */
    RecentImages(int maxImages) {
        this.factsByImage = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ImageFacts> eldest) {
                return size() > maxImages;
            }
        };
    }

    /** Removes the facts of an image and returns them; empty where the store has to be read. */
    Optional<ImageFacts> take(String imageId) {
        return Optional.ofNullable(factsByImage.remove(imageId));
    }

    /** Adds the facts of an image, which the store has now. */
    void put(String imageId, ImageFacts known) {
        factsByImage.put(imageId, known);
    }

    void clear() {
        factsByImage.clear();
    }
}
