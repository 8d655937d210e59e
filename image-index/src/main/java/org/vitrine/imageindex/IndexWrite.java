package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * One change to the indexes of images: put a document, or replace it by a removal document. Of two changes to the same
 * image the one with the higher revision wins, in whichever order they are written.
 */
public sealed interface IndexWrite {

    String imageId();

    /** Returns the version of the image, from 1. ingest-service counts it; it never restarts. */
    int version();

    /** Returns the revision of the document, from 1; its external version in OpenSearch. */
    long revision();

    /**
     * Puts the document of an image into the index of its model.
     *
     * @param image the document; must have a vector
     * @param basis facts that the document was joined from; empty where the caller has no such data
     * @param nextModelDocument the same image with the vector of the next embedder, for the index of that model: k-NN
     *     queries of that index find it, lookups by id and pages do not return it; empty where no embedder is being
     *     replaced
     * @param superseded models whose indexes may have a former document of the image; a removal document replaces it
     *     there
     * @throws IllegalArgumentException if the image has no vector
     */
    record Put(
            IndexedImage image,
            Optional<DocumentBasis> basis,
            Optional<Put> nextModelDocument,
            List<ModelReference> superseded)
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

        /** Returns the removal that replaces a former document in the index of another model. */
        Remove removalFromFormerIndexes() {
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
     * Replaces the document of an image by a removal document.
     *
     * @param version version of the image that was withdrawn; for a former document, the version of the document that
     *     replaced it
     * @param formerModelOnly whether only the document of a former model is removed, while the image stays searchable
     *     in the index of its current model
     */
    record Remove(
            String imageId,
            String collectionId,
            String institutionId,
            int version,
            long revision,
            boolean formerModelOnly)
            implements IndexWrite {

        /** Creates the removal of a withdrawn image from the indexes of all models. */
        public Remove(String imageId, String collectionId, String institutionId, int version, long revision) {
            this(imageId, collectionId, institutionId, version, revision, false);
        }
    }
}
