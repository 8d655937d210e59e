package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Result of decoding a Kafka record as a fact: a readable fact, an undecodable record, or a schema that could not be
 * looked up. {@link StageRunner} decodes each record anew for each attempt.
 *
 * @param <T> type of the fact
 */
sealed interface DecodedRecord<T> {

    /** The record holds a fact, and its key is the imageId of that fact. */
    record Decoded<T>(T fact) implements DecodedRecord<T> {}

    /** The record is not a fact of this topic and will never be one; it is dead-lettered without another attempt. */
    record Undecodable<T>(NonRetryableFailure cause) implements DecodedRecord<T> {}

    /** The record cannot be judged yet: the schema registry is unavailable, or does not have the record's schema. */
    record SchemaUnavailable<T>(RuntimeException cause) implements DecodedRecord<T> {}

    /**
     * Decodes a record.
     *
     * @param type type of fact that the topic holds
     * @param deserializer deserializer of the registry; throws {@link RegistryUnavailable} or {@link UnknownSchema}
     *     where the registry is the cause of the failure
     * @param imageId returns the imageId of a fact; it must equal the record's key, because the order of processing and
     *     the joins use the key
     */
    static <T extends SpecificRecord> DecodedRecord<T> of(
            ConsumerRecord<byte[], byte[]> record,
            Class<T> type,
            Deserializer<? extends SpecificRecord> deserializer,
            Function<T, String> imageId) {
        if (record.key() == null) {
            return undecodable(record, "it has no key; a fact's key is its imageId");
        }
        if (record.value() == null) {
            return undecodable(record, "it has no value; no fact of this topic is a tombstone");
        }
        if (record.value().length == 0) {
            return undecodable(record, "it is empty");
        }
        try {
            SpecificRecord fact = deserializer.deserialize(record.topic(), record.headers(), record.value());
            return type.isInstance(fact)
                    ? of(record, type.cast(fact), imageId)
                    : undecodable(
                            record,
                            "it is of type %s, and this topic holds %s"
                                    .formatted(
                                            fact == null
                                                    ? "null"
                                                    : fact.getSchema().getName(),
                                            type.getSimpleName()));
        } catch (RegistryUnavailable | UnknownSchema failure) {
            return new SchemaUnavailable<>(failure);
        } catch (RuntimeException failure) {
            return undecodable(
                    record, "%s cannot be read from its bytes: %s".formatted(type.getSimpleName(), failure), failure);
        }
    }

    private static <T> DecodedRecord<T> of(ConsumerRecord<byte[], byte[]> record, T fact, Function<T, String> imageId) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        String factImageId = imageId.apply(fact);
        return key.equals(factImageId)
                ? new Decoded<>(fact)
                : undecodable(record, "its key is '%s', and its fact is about '%s'".formatted(key, factImageId));
    }

    private static <T> DecodedRecord<T> undecodable(ConsumerRecord<byte[], byte[]> record, String reason) {
        return undecodable(record, reason, new IllegalArgumentException(reason));
    }

    private static <T> DecodedRecord<T> undecodable(
            ConsumerRecord<byte[], byte[]> record, String reason, RuntimeException cause) {
        return new Undecodable<>(new NonRetryableFailure(
                "the record at offset %d of %s-%d cannot be used: %s"
                        .formatted(record.offset(), record.topic(), record.partition(), reason),
                cause));
    }
}
