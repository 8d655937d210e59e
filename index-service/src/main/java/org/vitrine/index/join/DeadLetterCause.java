package org.vitrine.index.join;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/**
 * Why and from where a record was dead-lettered, in the headers that the messaging stages use as well, so that one tool
 * reads and replays all dead letters.
 */
public record DeadLetterCause(String topic, int partition, long offset, String exception, String reason) {

    public static DeadLetterCause of(String topic, int partition, long offset, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(failure.getMessage());
        String deepest = String.valueOf(root.getMessage());
        return new DeadLetterCause(
                topic,
                partition,
                offset,
                failure.getClass().getName(),
                reason.contains(deepest) ? reason : reason + ": " + deepest);
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
