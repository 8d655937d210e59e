package org.vitrine.cli.source;

import java.util.List;

/** One row of a CSV. */
sealed interface CsvRow {

    /** Line of the file on which the row begins, from 1. */
    long line();

    /** Cells as they stand in the file, without the quotation marks around them. */
    record Cells(long line, List<String> cells) implements CsvRow {

        boolean isBlank() {
            return cells.stream().allMatch(cell -> CsvHeader.stripped(cell).isEmpty());
        }
    }

    /** A quotation mark opens a cell on this row and is never closed. */
    record Unclosed(long line) implements CsvRow {}

    /**
     * A cell holds bytes that are no characters of the file's encoding.
     *
     * @param number of the cell, from 1
     */
    record Undecodable(long line, int number, String cell) implements CsvRow {}
}
