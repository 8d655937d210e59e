package org.vitrine.ingest.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.RegistryUnavailable;
import org.vitrine.ingest.progress.IngestJson;

/** Decodes the values of dead letters with the schemas of their source topics. Thread-safe; blocks. */
@ApplicationScoped
class LetterDecoder {

    private final FactSerdes serdes;
    private final Map<Topic, Deserializer<? extends SpecificRecord>> deserializers = new ConcurrentHashMap<>();

    LetterDecoder(FactSerdes serdes) {
        this.serdes = serdes;
    }

    /**
     * Decodes the value of a dead letter.
     *
     * @throws RegistryUnavailable where the schema registry is unavailable, so that the value cannot be judged
     */
    LetterContent decode(ConsumerRecord<byte[], byte[]> letter) {
        String source = LetterTopics.sourceOf(letter.topic());
        return LetterTopics.avroTopic(source).map(topic -> fact(topic, letter)).orElseGet(() -> json(letter));
    }

    private LetterContent fact(Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        if (letter.key() == null) {
            return new LetterContent.Undecodable("the record has no key");
        }
        if (letter.value() == null) {
            return topic.retention() == Topic.Retention.COMPACTED
                    ? new LetterContent.Tombstone()
                    : new LetterContent.Undecodable("the record has no value");
        }
        try {
            var deserializer = deserializers.computeIfAbsent(topic, this::deserializer);
            SpecificRecord fact = deserializer.deserialize(topic.topicName(), letter.headers(), letter.value());
            return checked(topic, Optional.ofNullable(fact), new String(letter.key(), StandardCharsets.UTF_8));
        } catch (RegistryUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException undecodable) {
            return new LetterContent.Undecodable(String.valueOf(undecodable.getMessage()));
        }
    }

    private static LetterContent checked(Topic topic, Optional<SpecificRecord> decoded, String key) {
        if (decoded.isEmpty()
                || !decoded.get()
                        .getSchema()
                        .getFullName()
                        .equals(topic.schema().getFullName())) {
            return new LetterContent.Undecodable(
                    "the value is not a %s".formatted(topic.schema().getName()));
        }
        var fact = decoded.get();
        return imageIdOf(topic, fact)
                .filter(imageId -> !imageId.equals(key))
                .<LetterContent>map(imageId -> new LetterContent.Undecodable(
                        "the key is '%s', and the value is about '%s'".formatted(key, imageId)))
                .orElseGet(() -> new LetterContent.Fact(fact));
    }

    /** Returns the image that the value is about, for topics whose keys are imageIds. */
    private static Optional<String> imageIdOf(Topic topic, SpecificRecord fact) {
        return Optional.ofNullable(fact.getSchema().getField("imageId"))
                .filter(_ -> topic.isKeyedByImage())
                .map(field -> fact.get(field.pos()))
                .map(Object::toString);
    }

    private static LetterContent json(ConsumerRecord<byte[], byte[]> letter) {
        if (letter.value() == null) {
            return new LetterContent.Undecodable("the record has no value");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(letter.value()))
                    .toString();
            var value = IngestJson.MAPPER.readTree(text);
            return value.isContainerNode()
                    ? new LetterContent.Json(value)
                    : new LetterContent.Undecodable("the value is neither a JSON object nor a JSON array");
        } catch (CharacterCodingException notUtf8) {
            return new LetterContent.Undecodable("the value is not text in UTF-8");
        } catch (JsonProcessingException notJson) {
            // Not the message, which quotes the value.
            return new LetterContent.Undecodable(Optional.ofNullable(notJson.getLocation())
                    .map(fault -> "the value is not JSON: line %d, column %d"
                            .formatted(fault.getLineNr(), fault.getColumnNr()))
                    .orElse("the value is not JSON"));
        }
    }

    private Deserializer<? extends SpecificRecord> deserializer(Topic topic) {
        try {
            return serdes.of(Class.forName(topic.schema().getFullName()).asSubclass(SpecificRecord.class))
                    .deserializer();
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException("no class was generated for the schema of " + topic, fault);
        }
    }
}
