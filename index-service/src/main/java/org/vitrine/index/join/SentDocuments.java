package org.vitrine.index.join;

import java.util.function.BiConsumer;

/** Reads the records that the join has sent to topic image-documents; a lost store is filled again from them. */
interface SentDocuments {

    /**
     * Reads a partition from its beginning to its present end. Blocks until done.
     *
     * @param handler receives an imageId and the facts of one of its documents or tombstones, in the order of the topic
     */
    void read(int partition, BiConsumer<String, ImageFacts> handler);
}
