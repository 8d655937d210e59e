package org.vitrine.cli.source;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a source names an entry.
 *
 * @param source name of the CSV file; empty for files that no CSV names
 * @param line line of the CSV on which the row begins, from 1; 0 for files that no CSV names
 * @param columns number of each named column of the CSV, from 1, by its lower-case name
 */
public record EntryOrigin(String source, long line, Map<String, Integer> columns) {

    /** A file of a folder, or a file named on the command line. */
    public static final EntryOrigin FILE = new EntryOrigin("", 0, Map.of());

    /** Number of the column of a member of the statement; empty if it has no column. */
    public OptionalInt column(String field) {
        var name = field.startsWith("metadata.") ? field.substring("metadata.".length()) : field;
        var number = columns.get(CsvHeader.key(name));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The origin for a sentence: {@code line 3 of coins.csv}, or the file itself. */
    String describe(String file) {
        return line == 0 ? "'" + file + "'" : "line " + line + " of " + source;
    }
}
