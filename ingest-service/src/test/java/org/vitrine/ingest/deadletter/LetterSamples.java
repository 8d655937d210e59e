package org.vitrine.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.vitrine.flow.DeadLetterCause;

/** Makes dead letters and outcomes. */
final class LetterSamples {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String IMAGE_ID = "img-mfrggzdfmztwq2lknnwg23tpob";

    private LetterSamples() {}

    /** Returns a letter of topic {@code embedded}, dead-lettered that many minutes after noon. */
    static ListedLetter listed(long offset, int minutes, String reason, String collectionId) {
        var cause = new DeadLetterCause("index-join", "embedded", 0, offset, "java.lang.IllegalStateException", reason);
        return new ListedLetter(
                new LetterId("embedded-dead-letter", 0, offset),
                NOON.plusSeconds(60L * minutes),
                GroupKey.of("embedded", Optional.of(cause), Optional.of(collectionId)),
                Optional.of(IMAGE_ID),
                Optional.empty());
    }

    /** Returns a letter with the headers of its cause and one other header. */
    static DeadLetter letter(String topic, String value) {
        var headers = new RecordHeaders();
        headers.add("ce_id", "1".getBytes(StandardCharsets.UTF_8));
        DeadLetterCause.of("index-join", topic, 3, 42, new IllegalStateException("no room"))
                .addTo(headers);
        return DeadLetter.of(new ConsumerRecord<>(
                topic + "-dead-letter",
                3,
                7,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                IMAGE_ID.length(),
                value.length(),
                IMAGE_ID.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty()));
    }

    static LetterOutcome outcome(LetterOutcome.Status status, String attempt, String follows) {
        return new LetterOutcome(status, attempt, follows, NOON, "ada", Optional.of("a reason"));
    }
}
