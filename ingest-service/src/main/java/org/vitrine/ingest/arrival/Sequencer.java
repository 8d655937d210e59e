package org.vitrine.ingest.arrival;

import java.util.Comparator;
import java.util.Locale;

/**
 * The order of notifications about one key.
 *
 * <p>Amazon's rule: pad the shorter with zeros on its right, then compare as text. MinIO's sequencers have one length,
 * so the same rule holds. Sequencers of two keys say nothing about each other.
 */
public final class Sequencer {

    public static final Comparator<String> ORDER = Sequencer::compare;

    private Sequencer() {}

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
