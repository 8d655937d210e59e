package org.vitrine.ingest.batch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.vitrine.ingest.progress.StateSerdes;

/**
 * What is to be done for a batch whose photographs lie in a bucket: a value of topic {@code s3-events}, beside
 * notifications. Redelivery repeats it, and repeating it changes nothing; so a restart goes on where it was.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = BatchWork.TYPE)
@JsonSubTypes({
    @JsonSubTypes.Type(value = BatchWork.ListPage.class, name = "list-page"),
    @JsonSubTypes.Type(value = BatchWork.TakeObject.class, name = "take-object")
})
public sealed interface BatchWork {

    /** The member that tells work from notifications. */
    String TYPE = "batchWork";

    String collectionId();

    String batchId();

    String bucket();

    /**
     * List the next keys, and announce their objects.
     *
     * @param after the last key of the page before; empty for the first page
     * @param listed objects of the pages before
     */
    record ListPage(
            String collectionId, String batchId, String bucket, String prefix, Optional<String> after, long listed)
            implements BatchWork {}

    /** Take one object in. */
    record TakeObject(String collectionId, String batchId, String bucket, String key) implements BatchWork {}

    /** Empty where a value is a notification, or no JSON. */
    static Optional<BatchWork> read(String value) {
        try {
            JsonNode json = StateSerdes.JSON.readTree(value);
            return json.has(TYPE) ? Optional.of(StateSerdes.JSON.treeToValue(json, BatchWork.class)) : Optional.empty();
        } catch (JsonProcessingException notWork) {
            return Optional.empty();
        }
    }

    default String json() {
        try {
            return StateSerdes.JSON.writerFor(BatchWork.class).writeValueAsString(this);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Pages of a batch in order; objects by themselves. */
    default String orderKey() {
        return switch (this) {
            case ListPage page -> "batch/" + page.batchId();
            case TakeObject object -> object.bucket() + "/" + object.key();
        };
    }
}
