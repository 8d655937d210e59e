package org.vitrine.hoard.specimen;

import java.util.Locale;

/** Style in which dies are cut. A hoard has one style throughout; the same seed gives different coins in each style. */
public enum DieStyle {
    /** Few, bold, flat shapes. The first shipped models were trained on this style, so its output must not change. */
    PLAIN,
    /**
     * Modelled on ancient mints: large modelled heads with hair in locks, figures with attributes in their hands, much
     * wear.
     */
    LIFELIKE,
    /**
     * The dies and wear of {@link #LIFELIKE}, with the metal of each coin weathered by air and soil: toned, brown,
     * green or grey, under deposits.
     */
    WEATHERED,
    /**
     * Maximum variety, for training rather than for display: heads of any proportions, reverses of any content, warped
     * drawing, any technique, metal of any tone, and legends that do not indicate the side.
     */
    VARIED;

    /** Name in lower case, as the command line and file names have it. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
