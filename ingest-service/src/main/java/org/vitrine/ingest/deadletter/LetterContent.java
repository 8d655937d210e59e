package org.vitrine.ingest.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.vitrine.events.ImageDocument;

/** The value of a dead letter, decoded with the present schema of its source topic. */
sealed interface LetterContent {

    /** A fact of the source topic whose key is the one that the topic requires. */
    record Fact(SpecificRecord fact) implements LetterContent {}

    /** A value of a topic with JSON values. */
    record Json(JsonNode value) implements LetterContent {}

    /** No value, in a compacted topic, where that deletes the key. */
    record Tombstone() implements LetterContent {}

    /** @param sentence why the record is not valid in its source topic */
    record Undecodable(String sentence) implements LetterContent {}

    default boolean decodes() {
        return !(this instanceof Undecodable);
    }

    /** Returns the collection that the value names; empty where it names none. */
    default Optional<String> collectionId() {
        return switch (this) {
            case Fact(ImageDocument document) ->
                Optional.of(document.getArrived().getCollectionId());
            case Fact(var fact) ->
                Optional.ofNullable(fact.getSchema().getField("collectionId"))
                        .map(field -> fact.get(field.pos()))
                        .map(Object::toString);
            case Json(var value) ->
                Stream.of(value.path("collectionId"), value.path("owner").path("collectionId"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .findFirst();
            case Tombstone _, Undecodable _ -> Optional.empty();
        };
    }
}
