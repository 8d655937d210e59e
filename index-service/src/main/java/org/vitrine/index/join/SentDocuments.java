package org.vitrine.index.join;

import java.util.function.BiConsumer;

/** What the join itself has sent to image-documents: the record from which a lost store is filled again. */
interface SentDocuments {

    /**
     * Reads a partition from its beginning to its present end.
     *
     * @param each takes an imageId and what one of its documents, or its tombstone, says of it; in the order of the topic
     */
    void read(int partition, BiConsumer<String, ImageFacts> each);
}
