package org.vitrine.ingest.progress;

/**
 * An amount of stored photographs, as index-service counts it: photographs that are not withdrawn, with the bytes of
 * their newest originals. As a difference, both may be negative.
 */
public record StoredAmount(long photographs, long bytes) {

    public static final StoredAmount NONE = new StoredAmount(0, 0);

    public StoredAmount plus(StoredAmount other) {
        return new StoredAmount(photographs + other.photographs, bytes + other.bytes);
    }

    public StoredAmount minus(StoredAmount other) {
        return new StoredAmount(photographs - other.photographs, bytes - other.bytes);
    }
}
