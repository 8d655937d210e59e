package org.vitrine.hoard;

import java.util.Locale;

/** A face of a coin. */
public enum SpecimenSide {
    OBVERSE,
    REVERSE;

    /** As the services write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
