package org.vitrine.cli.source;

import java.util.List;

/** One row of a CSV, as read or with the reason why it cannot be read. */
sealed interface CsvRow {

    /** Line of the file on which the row begins, from 1. */
    long line();

    /** Cells as they are in the file, without surrounding quotation marks. */
    record Cells(long line, List<String> cells) implements CsvRow {

        boolean isBlank() {
            return cells.stream().allMatch(cell -> CsvHeader.stripped(cell).isEmpty());
        }
    }

    /** A quotation mark opens a cell in this row and is never closed. */
    record Unclosed(long line) implements CsvRow {}

    /**
     * A cell contains bytes that are invalid in the encoding of the file.
     *
     * @param number number of the cell, from 1
     * @param cell its text, with U+FFFD for the invalid bytes
     */
    record Undecodable(long line, int number, String cell) implements CsvRow {}
}
