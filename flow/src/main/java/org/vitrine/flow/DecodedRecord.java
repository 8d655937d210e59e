package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What a record is found to be. */
sealed interface DecodedRecord<T> {

    /** A fact about the image that its key names. */
    record Readable<T>(T fact) implements DecodedRecord<T> {}

    /** No fact of this topic, now or later. */
    record Undecodable<T>(NonRetryableFailure why) implements DecodedRecord<T> {}

    /** Not known: the registry is unavailable, or has no such schema yet. */
    record WithoutSchema<T>(RuntimeException why) implements DecodedRecord<T> {}

    /**
     * Decodes a fact.
     *
     * @param imageId the image that a fact is about; must be the record's key, since order and joins go by that
     */
    static <T extends SpecificRecord> DecodedRecord<T> of(
            ConsumerRecord<byte[], byte[]> record,
            Class<T> type,
            Deserializer<? extends SpecificRecord> format,
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
            SpecificRecord fact = format.deserialize(record.topic(), record.headers(), record.value());
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
            return new WithoutSchema<>(failure);
        } catch (RuntimeException failure) {
            return undecodable(
                    record, "%s cannot be read from its bytes: %s".formatted(type.getSimpleName(), failure), failure);
        }
    }

    private static <T> DecodedRecord<T> of(ConsumerRecord<byte[], byte[]> record, T fact, Function<T, String> imageId) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        String about = imageId.apply(fact);
        return key.equals(about)
                ? new Readable<>(fact)
                : undecodable(record, "its key is '%s', and its fact is about '%s'".formatted(key, about));
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
