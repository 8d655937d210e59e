package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterCauseTest {

    private static final RuntimeException FAILURE =
            new IllegalStateException("cannot write", new IllegalArgumentException("no room"));

    @Test
    void headersAreReadAsTheyWereWritten() {
        // Given
        var cause = DeadLetterCause.of("index-join", "embedded", 3, 42, FAILURE);
        var headers = new RecordHeaders();

        // When
        cause.addTo(headers);

        // Then
        assertThat(DeadLetterCause.from(headers)).contains(cause);
        assertThat(cause.reason()).isEqualTo("cannot write: no room");
    }

    @Test
    void aRecordThatFailsAgainKeepsTheLetterFromWhichItWasReplayed() {
        // Given
        var replayed = new RecordHeaders();
        DeadLetterCause.of("inference", "embedded", 1, 1, FAILURE).addTo(replayed);
        replayed.add(DeadLetterCause.REPLAY_OF_HEADER, bytes("embedded-dead-letter:1:7"));
        var record = new ConsumerRecord<>(
                "embedded",
                3,
                42,
                0,
                TimestampType.CREATE_TIME,
                1,
                1,
                bytes("k"),
                bytes("v"),
                replayed,
                Optional.empty());

        // When
        var headers = DeadLetterCause.headers("index-join", record, FAILURE);

        // Then
        assertThat(DeadLetterCause.from(headers))
                .contains(DeadLetterCause.of("index-join", "embedded", 3, 42, FAILURE));
        assertThat(headers.lastHeader(DeadLetterCause.REPLAY_OF_HEADER).value())
                .isEqualTo(bytes("embedded-dead-letter:1:7"));
    }

    @Test
    void aLetterOfAnEarlierReleaseStatesNoStage() {
        // Given
        var headers = new RecordHeaders();
        DeadLetterCause.of("index-join", "embedded", 3, 42, FAILURE).addTo(headers);
        headers.remove("dead-letter-stage");

        // When
        var cause = DeadLetterCause.from(headers);

        // Then
        assertThat(cause).map(DeadLetterCause::stage).contains("");
    }

    @Test
    void headersThatVitrineDidNotWriteStateNoCause() {
        // Given
        var headers = new RecordHeaders();
        DeadLetterCause.of("index-join", "embedded", 3, 42, FAILURE).addTo(headers);
        headers.remove("dead-letter-offset");
        headers.add("dead-letter-offset", bytes("last"));

        // When
        var cause = DeadLetterCause.from(headers);

        // Then
        assertThat(cause).isEmpty();
        assertThat(DeadLetterCause.from(new RecordHeaders())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letter-partition", "dead-letter-offset"})
    void aNegativePlaceStatesNoCause(String header) {
        // Given
        var headers = new RecordHeaders();
        DeadLetterCause.of("index-join", "embedded", 3, 42, FAILURE).addTo(headers);
        headers.remove(header);
        headers.add(header, bytes("-1"));

        // When
        var cause = DeadLetterCause.from(headers);

        // Then
        assertThat(cause).isEmpty();
    }

    @Test
    void aFailureWithoutMessageIsNamedByItsClass() {
        // Given
        var failure = new IllegalStateException("no embedding", new TimeoutException());

        // When
        var cause = DeadLetterCause.of("inference", "preprocessed", 3, 42, failure);
        var root = DeadLetterCause.of("inference", "preprocessed", 3, 42, new TimeoutException());

        // Then
        assertThat(cause.reason()).isEqualTo("no embedding: TimeoutException");
        assertThat(root.reason()).isEqualTo("TimeoutException");
    }

    @Test
    void causesThatFormACycleEnd() {
        // Given
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        // When
        var cause = DeadLetterCause.of("inference", "preprocessed", 3, 42, first);

        // Then
        assertThat(cause.reason()).startsWith("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "😀"})
    void aReasonOfMoreThan2000CharactersIsCut(String character) {
        // Given
        var failure = new IllegalStateException(character.repeat(2_001));

        // When
        var cause = DeadLetterCause.of("index-join", "classified", 3, 7, failure);

        // Then
        assertThat(cause.reason()).isEqualTo(character.repeat(2_000) + "…");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
