package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Why a record was dead-lettered and where it came from, as headers of the dead letter. Stages, Kafka Streams and the
 * document writer of index-service write the same headers, so that one tool reads and replays all dead letters. The
 * header names are those of SmallRye's Kafka connector.
 *
 * @param topic topic that the record was read from
 * @param partition partition that the record was read from
 * @param offset offset of the record in that partition
 * @param exception class name of the failure
 * @param reason message of the failure and of its root cause, at most 2,000 characters and then "…"
 */
public record DeadLetterCause(String topic, int partition, long offset, String exception, String reason) {

    private static final int MAX_REASON_LENGTH = 2_000;

    /**
     * Describes a failure: its message, followed by the message of its root cause where the first does not contain the
     * second.
     */
    public static DeadLetterCause of(String topic, int partition, long offset, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(failure.getMessage());
        String rootReason = String.valueOf(root.getMessage());
        String fullReason = reason.contains(rootReason) ? reason : reason + ": " + rootReason;
        return new DeadLetterCause(
                topic,
                partition,
                offset,
                failure.getClass().getName(),
                fullReason.codePointCount(0, fullReason.length()) <= MAX_REASON_LENGTH
                        ? fullReason
                        : fullReason.substring(0, fullReason.offsetByCodePoints(0, MAX_REASON_LENGTH)) + "…");
    }

    /** Returns a copy of a record's headers in which this cause replaces one that the record already has. */
    static Headers headers(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        var headers = new RecordHeaders(record.headers().toArray());
        of(record.topic(), record.partition(), record.offset(), failure).addTo(headers);
        return headers;
    }

    /** Writes the five {@code dead-letter-…} headers, and removes earlier ones of the same name. */
    public void addTo(Headers headers) {
        add(headers, "dead-letter-topic", topic);
        add(headers, "dead-letter-partition", Integer.toString(partition));
        add(headers, "dead-letter-offset", Long.toString(offset));
        add(headers, "dead-letter-exception-class-name", exception);
        add(headers, "dead-letter-reason", reason);
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
