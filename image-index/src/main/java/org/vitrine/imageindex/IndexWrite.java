package org.vitrine.imageindex;

/** What is to happen to one document. Of two writes to one image the one with the higher revision stands, in any order. */
public sealed interface IndexWrite {

    String imageId();

    long revision();

    /** Puts the document into the index of its model; its vector must be there. */
    record Put(IndexedImage image) implements IndexWrite {

        public Put {
            if (image.vector().isEmpty()) {
                throw new IllegalArgumentException(
                        "image '%s' has no vector and cannot be indexed".formatted(image.imageId()));
            }
        }

        @Override
        public String imageId() {
            return image.imageId();
        }

        @Override
        public long revision() {
            return image.revision();
        }
    }

    /** Removes the document from the indexes of every model. */
    record Remove(String imageId, long revision) implements IndexWrite {}
}
