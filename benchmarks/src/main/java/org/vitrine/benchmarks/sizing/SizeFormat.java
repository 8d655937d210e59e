package org.vitrine.benchmarks.sizing;

import java.util.List;
import java.util.Locale;

/** Writes numbers for people, with decimal units of bytes. */
final class SizeFormat {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final double STEP = 1_000;

    private SizeFormat() {}

    /** Writes bytes in decimal units, for example {@code 4.2 MB}. */
    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return number(value) + " " + UNITS.get(unit);
    }

    /** Writes a count with separators, for example {@code 600,000}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Writes a number: without decimals from 100, with one from 10, otherwise with two; whole numbers without. */
    static String number(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    /** Writes a share as per cent, for example {@code 70 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
