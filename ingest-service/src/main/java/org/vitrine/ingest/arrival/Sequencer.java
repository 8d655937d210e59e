package org.vitrine.ingest.arrival;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The order of notifications about one key.
 *
 * <p>Amazon's rule: pad the shorter with zeros on its right, then compare as text. MinIO's sequencers have one length,
 * so the same rule holds. Sequencers of two keys say nothing about each other.
 */
public final class Sequencer {

    public static final Comparator<String> ORDER = Sequencer::compare;

    /** Longest sequencer that is accepted, in hexadecimal digits; Amazon, MinIO and Ceph make 16 to 20. */
    static final int MAX_DIGITS = 32;

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1," + MAX_DIGITS + "}");

    private Sequencer() {}

    /** Whether a store makes sequencers like this one. Others order nothing: they could only hold up what comes later. */
    public static boolean isPlausible(String text) {
        return HEX.matcher(text).matches();
    }

    /**
     * Whether a notification is older than the newest arrival of its image.
     *
     * @param candidate its sequencer
     * @param modifiedAt when the object that it brings was written, as the store says; an object that was written after the
     *     newest arrival is never stale, whatever the sequencers say
     */
    static boolean isStale(Optional<String> candidate, Optional<Instant> modifiedAt, Receipt newest) {
        Optional<String> seen = newest.sequencer().filter(Sequencer::isPlausible);
        if (candidate.isEmpty() || seen.isEmpty() || isNewer(candidate.get(), seen.get())) {
            return false;
        }
        return modifiedAt.filter(at -> at.isAfter(newest.arrivedAt())).isEmpty();
    }

    public static boolean isNewer(String candidate, String seen) {
        return ORDER.compare(candidate, seen) > 0;
    }

    private static int compare(String left, String right) {
        int length = Math.max(left.length(), right.length());
        return padded(left, length).compareTo(padded(right, length));
    }

    private static String padded(String text, int length) {
        return text.toUpperCase(Locale.ROOT) + "0".repeat(length - text.length());
    }
}
