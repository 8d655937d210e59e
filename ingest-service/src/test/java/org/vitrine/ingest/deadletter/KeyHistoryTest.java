package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.DeadLetterCause;

class KeyHistoryTest {

    private static final LetterId LETTER = new LetterId("collections-dead-letter", 0, 7);
    private static final LetterId OTHER_LETTER = new LetterId("collections-dead-letter", 0, 8);

    @Test
    void aKeyWithoutFurtherRecordsIsNotSuperseded() {
        assertThat(KeyHistory.NONE.supersedes()).isFalse();
        assertThat(KeyHistory.NONE.replaced()).isEmpty();
    }

    @Test
    void aNewerStateSupersedesTheLetter() {
        // When
        var history = fold(List.of(state(1), state(2)));

        // Then
        assertThat(history.supersedes()).isTrue();
        assertThat(history.newer()).map(ConsumerRecord::offset).contains(2L);
        assertThat(history.replaced()).isEmpty();
    }

    @Test
    void theReplayOfAnotherLetterIsANewerState() {
        assertThat(fold(List.of(replay(1, OTHER_LETTER))).supersedes()).isTrue();
    }

    @Test
    void replaysOfTheLetterAloneReplaceNothing() {
        // When
        var history = fold(List.of(replay(1, LETTER), replay(2, LETTER)));

        // Then
        assertThat(history.supersedes()).isFalse();
        assertThat(history.replaced()).isEmpty();
    }

    @Test
    void theNewestStateBeforeAReplayIsReplaced() {
        // When
        var history = fold(List.of(state(1), state(2), replay(3, LETTER), replay(4, LETTER)));

        // Then
        assertThat(history.supersedes()).isFalse();
        assertThat(history.replaced()).map(ConsumerRecord::offset).contains(2L);
    }

    @Test
    void aStateBehindTheReplaySupersedesTheLetter() {
        // When
        var history = fold(List.of(state(1), replay(2, LETTER), state(3)));

        // Then
        assertThat(history.supersedes()).isTrue();
        assertThat(history.replaced()).isEmpty();
    }

    private static KeyHistory fold(List<ConsumerRecord<byte[], byte[]>> records) {
        var history = KeyHistory.NONE;
        for (var record : records) {
            history = history.and(record, LETTER);
        }
        return history;
    }

    private static ConsumerRecord<byte[], byte[]> state(long offset) {
        return new ConsumerRecord<>("collections", 0, offset, new byte[] {1}, new byte[] {2});
    }

    private static ConsumerRecord<byte[], byte[]> replay(long offset, LetterId letter) {
        var record = state(offset);
        record.headers().add(DeadLetterCause.REPLAY_OF_HEADER, letter.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
