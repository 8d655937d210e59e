package org.vitrine.search.match;

import java.util.Locale;

/** The face of a specimen that a photograph shows. */
public enum ImageSide {
    OBVERSE,
    REVERSE,
    OTHER,
    UNKNOWN;

    /** Whether both sides are known and differ, so that the two photographs cannot show the same face. */
    public boolean contradicts(ImageSide other) {
        return this != UNKNOWN && other != UNKNOWN && this != other;
    }

    /** Returns the side in lower case, as in JSON. */
    public String inJson() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses a side, whatever its case. Any other word gives {@link #UNKNOWN}. */
    public static ImageSide of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "obverse" -> OBVERSE;
            case "reverse" -> REVERSE;
            case "other" -> OTHER;
            default -> UNKNOWN;
        };
    }
}
