package org.vitrine.flow;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The Kafka record behind a message of a channel of bytes. */
final class StageRecord {

    private StageRecord() {}

    @SuppressWarnings("unchecked") // both deserializers are those of bytes, see microprofile-config.properties
    static ConsumerRecord<byte[], byte[]> of(Message<byte[]> message) {
        return (ConsumerRecord<byte[], byte[]>) message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message of this channel comes from no Kafka record"))
                .getRecord();
    }

    /** Its key as text; a record without one has an order of its own. */
    static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null
                ? record.topic() + "-" + record.partition() + "@" + record.offset()
                : new String(record.key(), StandardCharsets.UTF_8);
    }
}
