package org.vitrine.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.vitrine.flow.DeadLetterCause;

/**
 * A dead letter as it is in Kafka.
 *
 * @param cause why and where it was dead-lettered; empty where its headers do not state it
 */
record DeadLetter(LetterId id, ConsumerRecord<byte[], byte[]> record, Optional<DeadLetterCause> cause) {

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                new LetterId(record.topic(), record.partition(), record.offset()),
                record,
                DeadLetterCause.from(record.headers()));
    }

    String sourceTopic() {
        return LetterTopics.sourceOf(id.topic());
    }

    Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    Optional<String> key() {
        return Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8));
    }

    Optional<String> imageId() {
        return LetterTopics.imageId(sourceTopic(), key());
    }

    /** Returns the letter from which the record was replayed that became this letter. */
    Optional<String> replayOf() {
        return replayOf(record);
    }

    /** Returns the letter from which a record was replayed; empty where it was not replayed. */
    static Optional<String> replayOf(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader(DeadLetterCause.REPLAY_OF_HEADER))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    boolean lacksValue() {
        return record.headers().lastHeader(DeadLetterCause.OMITTED_VALUE_HEADER) != null;
    }

    /**
     * Returns the record that a replay sends: the original one in its original partition, with a header that names this
     * letter in place of those about the dead letter. Its time is that of the replay, so that Kafka keeps it as long as a
     * new record.
     */
    ProducerRecord<byte[], byte[]> replayRecord(DeadLetterCause origin) {
        return new ProducerRecord<>(origin.topic(), origin.partition(), record.key(), record.value(), replayHeaders());
    }

    private Headers replayHeaders() {
        var headers = new RecordHeaders();
        for (var header : record.headers()) {
            if (!header.key().startsWith(DeadLetterCause.HEADER_PREFIX)) {
                headers.add(header);
            }
        }
        headers.add(DeadLetterCause.REPLAY_OF_HEADER, id.toString().getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
