package org.vitrine.cli.source;

/**
 * Why one entry of a source is not sent.
 *
 * @param file as the source names it
 * @param code stable reason code
 * @param field member of the statement at fault; empty where it is the file or the whole row
 * @param value what the source gives for that member, at most {@value #LONGEST_VALUE} characters
 * @param sentence what is wrong, and the remedy
 */
public record EntryFault(EntryOrigin origin, String file, String code, String field, String value, String sentence) {

    private static final int LONGEST_VALUE = 200;

    public EntryFault {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }

    /** The file is at fault; a CSV that names it has the name in a cell. */
    static EntryFault ofFile(EntryOrigin origin, String file, String code, String sentence) {
        boolean inCell = origin.line() > 0;
        return new EntryFault(origin, file, code, inCell ? "file" : "", inCell ? file : "", sentence);
    }
}
