package org.vitrine.search.match;

import java.util.Locale;

/** Which face of a specimen a photograph shows. */
public enum ImageSide {
    OBVERSE,
    REVERSE,
    OTHER,
    UNKNOWN;

    /** Both are stated, and they differ: one of the two photographs cannot show what the other shows. */
    public boolean contradicts(ImageSide that) {
        return this != UNKNOWN && that != UNKNOWN && this != that;
    }

    /** As people and JSON write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A word nobody agreed on says nothing about the side. */
    public static ImageSide of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "obverse" -> OBVERSE;
            case "reverse" -> REVERSE;
            case "other" -> OTHER;
            default -> UNKNOWN;
        };
    }
}
