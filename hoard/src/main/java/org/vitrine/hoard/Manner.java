package org.vitrine.hoard;

import java.util.Locale;

/** In which manner dies are cut. A hoard is of one manner throughout; the same seed makes other coins in another. */
public enum Manner {
    /** Few, bold, flat shapes. What the first shipped models were learnt of, so it stays as it is. */
    PLAIN,
    /** As ancient mints did: large modelled heads with hair in locks, figures with what they hold, much wear. */
    LIFELIKE,
    /** The same dies and wear, but each coin's metal as air and soil left it: toned, brown, green, grey, under deposits. */
    WEATHERED;

    /** As on a command line and in a file's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
