package org.vitrine.ingest.arrival;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Orders the S3 notifications about one key by their sequencers, which are hexadecimal numbers.
 *
 * <p>Amazon's rule: pad the shorter one with zeros on its right, then compare as text. MinIO's sequencers have one
 * length, so the same rule holds. Sequencers of different keys cannot be compared.
 */
public final class Sequencer {

    public static final Comparator<String> ORDER = Sequencer::compare;

    /** Longest accepted sequencer, in hexadecimal digits; those of Amazon, MinIO and Ceph have 16 to 20. */
    static final int MAX_DIGITS = 32;

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1," + MAX_DIGITS + "}");

    private Sequencer() {}

    /**
     * Returns whether a text has the form of a sequencer. Other texts give no order; if they were used, they could only
     * suppress later notifications.
     */
    public static boolean isPlausible(String text) {
        return HEX.matcher(text).matches();
    }

    /**
     * Returns whether a notification is older than the newest arrival of its image.
     *
     * @param candidate sequencer of the notification; without one it is never stale
     * @param modifiedAt when the object of the notification was written, by the store's clock. An object that was
     *     written after the newest arrival is never stale, whatever the sequencers are
     * @param newest newest receipt of the image
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
