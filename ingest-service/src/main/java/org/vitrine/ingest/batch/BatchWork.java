package org.vitrine.ingest.batch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.vitrine.ingest.progress.IngestJson;

/**
 * A work item for a batch whose photographs are in a bucket: a value of topic {@code s3-events}, beside notifications.
 * Kafka delivers an item again after a restart, so the work continues where it stopped; doing an item twice changes
 * nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = BatchWork.TYPE)
@JsonSubTypes({
    @JsonSubTypes.Type(value = BatchWork.ListPage.class, name = "list-page"),
    @JsonSubTypes.Type(value = BatchWork.TakeObject.class, name = "take-object")
})
public sealed interface BatchWork {

    /** The JSON member that distinguishes work items from notifications. */
    String TYPE = "batchWork";

    String collectionId();

    String batchId();

    String bucket();

    /**
     * Lists the next keys, and adds a work item for each of their objects.
     *
     * @param after the last key of the page before; empty for the first page
     * @param listed number of objects on the pages before, without the ignored ones
     * @param ignored number of system files on the pages before; 0 in work items of earlier releases
     */
    record ListPage(
            String collectionId,
            String batchId,
            String bucket,
            String prefix,
            Optional<String> after,
            long listed,
            long ignored)
            implements BatchWork {}

    /** Reads one object and accepts its photograph. */
    record TakeObject(String collectionId, String batchId, String bucket, String key) implements BatchWork {}

    /** Reads a value of the topic; empty where it is a notification or not JSON. */
    static Optional<BatchWork> read(String value) {
        try {
            JsonNode json = IngestJson.MAPPER.readTree(value);
            return json.has(TYPE)
                    ? Optional.of(IngestJson.MAPPER.treeToValue(json, BatchWork.class))
                    : Optional.empty();
        } catch (JsonProcessingException notWork) {
            return Optional.empty();
        }
    }

    default String json() {
        try {
            return IngestJson.MAPPER.writerFor(BatchWork.class).writeValueAsString(this);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Returns the key by which the stage orders its work: the pages of a batch are processed in order, objects
     * independently of each other.
     */
    default String orderKey() {
        return switch (this) {
            case ListPage page -> "batch/" + page.batchId();
            case TakeObject object -> object.bucket() + "/" + object.key();
        };
    }
}
