package org.vitrine.cli.source;

import org.vitrine.cli.terminal.TextFormat;

/**
 * Why one entry of a source is not sent.
 *
 * @param origin where the source names it
 * @param file the file as the source names it
 * @param code stable reason code
 * @param field faulty member of the statement; empty if the fault is in the file or in the whole row
 * @param value value of this member in the source, at most {@value #MAX_VALUE_LENGTH} characters
 * @param sentence reason and remedy
 */
public record EntryFault(EntryOrigin origin, String file, String code, String field, String value, String sentence) {

    private static final int MAX_VALUE_LENGTH = 200;

    public EntryFault {
        value = TextFormat.truncated(value, MAX_VALUE_LENGTH);
    }

    /** A fault of the file. If a CSV names the file, the fault is attributed to its cell. */
    static EntryFault ofFile(EntryOrigin origin, String file, String code, String sentence) {
        boolean inCell = origin.line() > 0;
        return new EntryFault(origin, file, code, inCell ? "file" : "", inCell ? file : "", sentence);
    }
}
