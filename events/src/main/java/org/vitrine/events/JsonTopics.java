package org.vitrine.events;

/**
 * Names of the topics that services share and whose values are JSON without a schema in the registry. {@link Topic} has
 * the topics with Avro values.
 */
public final class JsonTopics {

    /**
     * Photographs that came with a batch and changed nothing, or were refused by the upload API. Key: imageId. Written
     * by ingest-service, read by index-service, kept for ever.
     */
    public static final String BATCH_ITEMS = "batch-items";

    private JsonTopics() {}
}
