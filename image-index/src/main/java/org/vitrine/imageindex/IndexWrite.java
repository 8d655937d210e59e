package org.vitrine.imageindex;

import java.util.Optional;

/** One change to the index. Of two for the same image the one with the higher revision stands, in any order. */
public sealed interface IndexWrite {

    String imageId();

    /** Version of the image that the change is about, from 1; ingest-service counts it, and it never restarts. */
    int version();

    /** External version of the document, from 1. */
    long revision();

    /**
     * Puts the document into the index of its model; its vector must be there.
     *
     * @param basis which facts it is made of; empty where the caller does not know
     */
    record Put(IndexedImage image, Optional<DocumentBasis> basis) implements IndexWrite {

        public Put {
            if (image.vector().isEmpty()) {
                throw new IllegalArgumentException(
                        "image '%s' has no vector and cannot be indexed".formatted(image.imageId()));
            }
        }

        public Put(IndexedImage image) {
            this(image, Optional.empty());
        }

        @Override
        public String imageId() {
            return image.imageId();
        }

        @Override
        public int version() {
            return image.version();
        }

        @Override
        public long revision() {
            return image.revision();
        }
    }

    /**
     * Replaces the document by a removal document in the indexes of every model.
     *
     * @param version that ends with the withdrawal
     */
    record Remove(String imageId, String collectionId, String institutionId, int version, long revision)
            implements IndexWrite {}
}
