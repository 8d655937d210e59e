package org.vitrine.imageindex;

import java.util.List;
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
     * @param alongside the same with the vector of another model, for the index of that: found by searches there, and not where
     *     images are looked for by id or paged through
     * @param superseded models whose indexes hold a former document of the image, which is replaced by a removal document
     */
    record Put(
            IndexedImage image, Optional<DocumentBasis> basis, Optional<Put> alongside, List<ModelReference> superseded)
            implements IndexWrite {

        public Put {
            superseded = List.copyOf(superseded);
            if (image.vector().isEmpty()) {
                throw new IllegalArgumentException(
                        "image '%s' has no vector and cannot be indexed".formatted(image.imageId()));
            }
        }

        public Put(IndexedImage image) {
            this(image, Optional.empty());
        }

        public Put(IndexedImage image, Optional<DocumentBasis> basis) {
            this(image, basis, Optional.empty(), List.of());
        }

        /** What replaces a former document in the index of another model. */
        Remove removalOfFormer() {
            return new Remove(
                    image.imageId(),
                    image.collectionId(),
                    image.institutionId(),
                    image.version(),
                    image.revision(),
                    true);
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
     * Replaces the document by a removal document.
     *
     * @param version that ends with the withdrawal; that of the document which replaced a former one
     * @param former whether only the document of a former model goes, and the image stays
     */
    record Remove(String imageId, String collectionId, String institutionId, int version, long revision, boolean former)
            implements IndexWrite {

        /** A withdrawal, in the indexes of every model. */
        public Remove(String imageId, String collectionId, String institutionId, int version, long revision) {
            this(imageId, collectionId, institutionId, version, revision, false);
        }
    }
}
