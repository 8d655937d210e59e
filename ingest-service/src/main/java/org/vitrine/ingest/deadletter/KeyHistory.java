package org.vitrine.ingest.deadletter;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records with the key of a dead letter behind its own record, in a compacted topic: replays of the letter, and
 * other records, which are newer states of the key. Immutable; pure.
 *
 * @param newer the newest record that is not a replay of the letter; empty where there is none
 * @param replayedBehind whether a replay of the letter is behind that record, so that it is not the newest of its key
 */
record KeyHistory(Optional<ConsumerRecord<byte[], byte[]>> newer, boolean replayedBehind) {

    static final KeyHistory NONE = new KeyHistory(Optional.empty(), false);

    /** Returns the history with the next record of the key. */
    KeyHistory and(ConsumerRecord<byte[], byte[]> record, LetterId letter) {
        boolean replay =
                DeadLetter.replayOf(record).filter(letter.toString()::equals).isPresent();
        return replay ? new KeyHistory(newer, newer.isPresent()) : new KeyHistory(Optional.of(record), false);
    }

    /** Returns whether the newest record is a newer state, which a replay of the letter would replace. */
    boolean supersedes() {
        return newer.isPresent() && !replayedBehind;
    }

    /** Returns the newer state that a replay of the letter has replaced, and that must be sent again. */
    Optional<ConsumerRecord<byte[], byte[]>> replaced() {
        return newer.filter(_ -> replayedBehind);
    }
}
