package org.vitrine.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The text of a record whose value is UTF-8. */
final class DecodedText {

    private DecodedText() {}

    /** Empty where there is no value, or one that is not UTF-8. */
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

    static NonRetryableFailure unreadable(ConsumerRecord<byte[], byte[]> record) {
        String reason = "the record at offset %d of %s-%d cannot be used: %s"
                .formatted(
                        record.offset(),
                        record.topic(),
                        record.partition(),
                        record.value() == null ? "it has no value" : "its value is no text in UTF-8");
        return new NonRetryableFailure(reason, new IllegalArgumentException(reason));
    }
}
