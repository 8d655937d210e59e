package org.vitrine.benchmarks.sizing;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Adds up the bytes of the records of one topic, and of the newest record of each key. Not thread-safe. */
final class NewestRecords {

    /** Maximum number of keys of a topic that is read; they are held in memory, with about 300 bytes each. */
    private static final int MAX_KEYS = 1_000_000;

    private final String topic;
    private final int maxKeys;
    private final Map<ByteBuffer, Integer> bytesByKey = new HashMap<>();
    private long bytes;
    private long recordsWithoutKey;

    /** @param topic name of the topic, for messages */
    NewestRecords(String topic) {
        this(topic, MAX_KEYS);
    }

    /** @param maxKeys maximum number of keys, at least 1 */
    NewestRecords(String topic, int maxKeys) {
        this.topic = topic;
        this.maxKeys = maxKeys;
    }

    /**
     * Adds the next record of a partition. A record without a key is counted and otherwise skipped: it has no newest
     * one. A tombstone has bytes, but as the newest record it has none, because Kafka deletes it later.
     *
     * @param key key of the record; the caller must not change it afterwards
     * @param recordBytes bytes of key, value and headers
     * @param isTombstone whether the record has no value
     * @throws IllegalStateException if there are more keys than are held in memory
     */
    void add(Optional<byte[]> key, int recordBytes, boolean isTombstone) {
        if (key.isEmpty()) {
            recordsWithoutKey++;
            return;
        }
        bytes += recordBytes;
        bytesByKey.put(ByteBuffer.wrap(key.get()), isTombstone ? 0 : recordBytes);
        if (bytesByKey.size() > maxKeys) {
            throw new IllegalStateException(
                    "%s has more than %d keys; measure a smaller Vitrine".formatted(topic, maxKeys));
        }
    }

    /** Returns the share of the bytes that the newest record of each key has, 0 to 1; 1 where there are no bytes. */
    double share() {
        long kept = bytesByKey.values().stream().mapToLong(Integer::longValue).sum();
        return bytes == 0 ? 1 : (double) kept / bytes;
    }

    long recordsWithoutKey() {
        return recordsWithoutKey;
    }
}
