package org.vitrine.hoard;

import java.util.Locale;

/** In which manner dies are cut. A hoard is of one manner throughout; the same seed makes other coins in another. */
public enum DieStyle {
    /** Few, bold, flat shapes. What the first shipped models were learnt from, so it stays as it is. */
    PLAIN,
    /** As ancient mints did: large modelled heads with hair in locks, figures with what they hold, much wear. */
    LIFELIKE,
    /** The same dies and wear, but each coin's metal as air and soil left it: toned, brown, green, grey, under deposits. */
    WEATHERED,
    /**
     * As no mint did: heads of any proportions, reverses of anything, bent, cut by any hand, in metal of any tone, with writing that
     * tells nothing. To learn from rather than to look at.
     */
    VARIED;

    /** As on a command line and in a file's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
