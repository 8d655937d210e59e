package org.vitrine.hoard.specimen;

import java.util.Locale;

/** Face of a coin. Gems, shells and sherds have an obverse only. */
public enum SpecimenSide {
    OBVERSE,
    REVERSE;

    /** Name of the side in lower case, as {@code side} has it in the API. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
