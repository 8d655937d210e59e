package org.vitrine.flow;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Why a record was dead-lettered and where it came from, as headers of the dead letter. Stages, Kafka Streams and the
 * document writer of index-service write the same headers, so that ingest-service lists and replays all dead letters.
 * The header names are those of SmallRye's Kafka connector, and {@code dead-letter-stage}.
 *
 * @param stage name of the stage, Kafka Streams application or writer that could not process the record; empty for
 *     letters of releases that did not state it
 * @param topic topic that the record was read from
 * @param partition partition that the record was read from
 * @param offset offset of the record in that partition
 * @param exception class name of the failure
 * @param reason message of the failure and of its root cause, at most 2,000 characters and then "…"
 */
public record DeadLetterCause(String stage, String topic, int partition, long offset, String exception, String reason) {

    /** Beginning of the names of all headers about a dead letter; a replay sends a record without them. */
    public static final String HEADER_PREFIX = "dead-letter-";

    /**
     * Header of a record that was replayed, and of the letter of such a record that failed again: the letter from which
     * it was replayed, as {@code topic:partition:offset}.
     */
    public static final String REPLAY_OF_HEADER = HEADER_PREFIX + "replay-of";

    /** Header of a letter without its value, which was too large for Kafka: the size of the value in bytes. */
    public static final String OMITTED_VALUE_HEADER = HEADER_PREFIX + "value-left-out";

    private static final String STAGE = HEADER_PREFIX + "stage";
    private static final String TOPIC = HEADER_PREFIX + "topic";
    private static final String PARTITION = HEADER_PREFIX + "partition";
    private static final String OFFSET = HEADER_PREFIX + "offset";
    private static final String EXCEPTION = HEADER_PREFIX + "exception-class-name";
    private static final String REASON = HEADER_PREFIX + "reason";

    private static final int MAX_REASON_LENGTH = 2_000;
    private static final int MAX_DEPTH = 100;

    /**
     * Describes a failure: its message, followed by the message of its root cause where the first does not contain the
     * second.
     */
    public static DeadLetterCause of(String stage, String topic, int partition, long offset, Throwable failure) {
        String reason = message(failure);
        String rootReason = message(rootOf(failure));
        String fullReason = reason.contains(rootReason) ? reason : reason + ": " + rootReason;
        return new DeadLetterCause(
                stage,
                topic,
                partition,
                offset,
                failure.getClass().getName(),
                fullReason.codePointCount(0, fullReason.length()) <= MAX_REASON_LENGTH
                        ? fullReason
                        : fullReason.substring(0, fullReason.offsetByCodePoints(0, MAX_REASON_LENGTH)) + "…");
    }

    /** Returns the last cause; of causes that form a cycle, the one at a depth of {@value #MAX_DEPTH}. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < MAX_DEPTH && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /** Returns the message; of a failure without one, such as many timeouts, the name of its class. */
    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** Returns a copy of a record's headers in which this cause replaces one that the record already has. */
    static Headers headers(String stage, ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        var headers = new RecordHeaders(record.headers().toArray());
        of(stage, record.topic(), record.partition(), record.offset(), failure).addTo(headers);
        return headers;
    }

    /**
     * Reads the cause from the headers of a dead letter; empty where the headers do not state a topic, a partition and an
     * offset, so that the record was not dead-lettered by Vitrine.
     */
    public static Optional<DeadLetterCause> from(Headers headers) {
        try {
            return text(headers, TOPIC)
                    .flatMap(topic -> text(headers, PARTITION).flatMap(partition -> text(headers, OFFSET)
                            .map(offset -> new DeadLetterCause(
                                    text(headers, STAGE).orElse(""),
                                    topic,
                                    Integer.parseInt(partition),
                                    Long.parseLong(offset),
                                    text(headers, EXCEPTION).orElse(""),
                                    text(headers, REASON).orElse("")))))
                    .filter(cause -> cause.partition >= 0 && cause.offset >= 0);
        } catch (NumberFormatException notWrittenByVitrine) {
            return Optional.empty();
        }
    }

    /** Writes the six {@code dead-letter-…} headers of the cause, and removes earlier ones of the same name. */
    public void addTo(Headers headers) {
        add(headers, STAGE, stage);
        add(headers, TOPIC, topic);
        add(headers, PARTITION, Integer.toString(partition));
        add(headers, OFFSET, Long.toString(offset));
        add(headers, EXCEPTION, exception);
        add(headers, REASON, reason);
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
