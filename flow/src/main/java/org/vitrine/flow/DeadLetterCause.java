package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Why and from where a record was dead-lettered, in headers that are the same for stages, Kafka Streams and the writer, so that one tool reads and
 * replays all dead letters. Their names are those of SmallRye's Kafka connector.
 */
public record DeadLetterCause(String topic, int partition, long offset, String exception, String reason) {

    private static final int LONGEST_REASON = 2_000;

    public static DeadLetterCause of(String topic, int partition, long offset, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(failure.getMessage());
        String deepest = String.valueOf(root.getMessage());
        String whole = reason.contains(deepest) ? reason : reason + ": " + deepest;
        return new DeadLetterCause(
                topic,
                partition,
                offset,
                failure.getClass().getName(),
                whole.length() <= LONGEST_REASON ? whole : whole.substring(0, LONGEST_REASON) + "…");
    }

    /** The headers of a record, with this cause in place of any that it has. */
    static Headers headers(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        var headers = new RecordHeaders(record.headers().toArray());
        of(record.topic(), record.partition(), record.offset(), failure).addTo(headers);
        return headers;
    }

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
