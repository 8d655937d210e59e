package org.vitrine.flow;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads the Kafka record from a message of a channel of bytes. */
final class StageRecord {

    private StageRecord() {}

    @SuppressWarnings("unchecked") // both deserializers are those of bytes, see microprofile-config.properties
    static ConsumerRecord<byte[], byte[]> of(Message<byte[]> message) {
        return (ConsumerRecord<byte[], byte[]>) message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message of this channel comes from no Kafka record"))
                .getRecord();
    }

    /**
     * Returns the key as text; for a record without a key a text that is unique to it, so that it waits for no other
     * record.
     */
    static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null
                ? record.topic() + "-" + record.partition() + "@" + record.offset()
                : new String(record.key(), StandardCharsets.UTF_8);
    }
}
