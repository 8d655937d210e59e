package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Makes and parses the ids of batches: {@code b-}, then the time of opening in nanoseconds since 1970 as 16 hexadecimal
 * digits, then 20 random ones. Thus the order of the ids, and of the keys in the store that contain them, is the order
 * of opening. Ids of former releases have only the 20 random digits.
 */
final class BatchId {

    static final int RANDOM_BYTES = 10; // 80 bits

    private static final String PREFIX = "b-";
    private static final int TIME_DIGITS = 16;
    private static final Pattern WITH_TIME = Pattern.compile("b-[0-7][0-9a-f]{15}[0-9a-f]{20}");

    private BatchId() {}

    /**
     * Returns a new id.
     *
     * @param openedAt time of opening, until the year 2262
     * @param random {@value #RANDOM_BYTES} random bytes
     */
    static String of(Instant openedAt, byte[] random) {
        long nanos = Math.addExact(
                Math.multiplyExact(openedAt.getEpochSecond(), TimeUnit.SECONDS.toNanos(1)), openedAt.getNano());
        var hex = HexFormat.of();
        return PREFIX + hex.toHexDigits(nanos) + hex.formatHex(random);
    }

    /** Returns the time of opening in an id; empty where the id is of a former release. */
    static Optional<Instant> openedAt(String batchId) {
        if (!WITH_TIME.matcher(batchId).matches()) {
            return Optional.empty();
        }
        long nanos = HexFormat.fromHexDigitsToLong(batchId, PREFIX.length(), PREFIX.length() + TIME_DIGITS);
        return Optional.of(Instant.ofEpochSecond(0, nanos));
    }
}
