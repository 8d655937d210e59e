package org.vitrine.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes the value of a record as UTF-8 text, for topics that carry JSON instead of Avro, such as {@code s3-events}.
 */
final class DecodedText {

    private DecodedText() {}

    /** Returns the text; empty where the record has no value or its value is not valid UTF-8. */
    static Optional<String> of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record.value()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Returns the failure with which a record is dead-lettered for which {@link #of} is empty. */
    static NonRetryableFailure unreadable(ConsumerRecord<byte[], byte[]> record) {
        String reason = "the record at offset %d of %s-%d cannot be used: %s"
                .formatted(
                        record.offset(),
                        record.topic(),
                        record.partition(),
                        record.value() == null ? "it has no value" : "its value is not UTF-8 text");
        return new NonRetryableFailure(reason, new IllegalArgumentException(reason));
    }
}
