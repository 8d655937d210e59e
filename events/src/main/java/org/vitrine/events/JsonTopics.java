package org.vitrine.events;

/** Names of topics that services share and whose values are JSON, without a schema in the registry. */
public final class JsonTopics {

    /**
     * Key imageId, kept for ever, written by ingest-service, read by index-service: a photograph that a batch sent, and
     * that changed nothing or was refused by the upload API.
     */
    public static final String BATCH_ITEMS = "batch-items";

    private JsonTopics() {}
}
