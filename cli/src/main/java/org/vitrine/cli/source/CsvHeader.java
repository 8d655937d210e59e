package org.vitrine.cli.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a CSV, and how a row under it is read. The columns that Vitrine defines (file, specimen, side, item,
 * identifier) are recognised in any letter case; every other column is metadata.
 *
 * @param source name of the CSV file
 * @param names column names, stripped and on one line, in order; empty for a column without a name
 */
record CsvHeader(String source, List<String> names) {

    static final String FILE = "file";

    private static final Set<String> DEFINED_COLUMNS = Set.of(FILE, "specimen", "side", "item", "identifier");

    CsvHeader {
        names = names.stream().map(CsvHeader::oneLine).toList();
    }

    /** Result of reading one row. */
    sealed interface Reading {

        /** The row has no filled cell. */
        record Blank() implements Reading {}

        /**
         * The row states a photograph.
         *
         * @param defined values of the defined columns, by lower-case name; empty cells are left out
         * @param metadata values of all other columns; empty cells are left out
         */
        record Stated(EntryOrigin origin, Map<String, String> defined, Map<String, String> metadata)
                implements Reading {

            String file() {
                return defined.getOrDefault(FILE, "");
            }

            Optional<String> definedColumn(String name) {
                return Optional.ofNullable(defined.get(name));
            }
        }

        /** The row has a fault and cannot be sent. */
        record Unusable(EntryFault fault) implements Reading {}
    }

    /** Whether there is a column {@code file}. */
    boolean hasFileColumn() {
        return names.stream().anyMatch(name -> key(name).equals(FILE));
    }

    /** Number of each named column, from 1, by its lower-case name; the first one if a name repeats. */
    Map<String, Integer> columnNumbers() {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            numbers.putIfAbsent(key(names.get(i)), i + 1);
        }
        numbers.remove("");
        return Map.copyOf(numbers);
    }

    Reading read(CsvRow row) {
        return switch (row) {
            case CsvRow.Unclosed(var line) ->
                unusable(
                        new EntryOrigin(source, line, Map.of()),
                        "",
                        "csv-quotation-mark",
                        "",
                        "",
                        "a quotation mark opens a cell on this line and none closes it; close it, or write two for one that is text");
            case CsvRow.Undecodable(var line, var number, var cell) ->
                unusable(
                        new EntryOrigin(source, line, Map.of()),
                        "",
                        "csv-encoding",
                        number <= names.size() ? names.get(number - 1) : "cell " + number,
                        cell,
                        "cell %d holds bytes that are no characters in the encoding of this file; save the file as 'CSV UTF-8', or name its encoding with --encoding"
                                .formatted(number));
            case CsvRow.Cells cells when cells.isBlank() -> new Reading.Blank();
            case CsvRow.Cells(var line, var cells) -> stated(new EntryOrigin(source, line, columnNumbers()), cells);
        };
    }

    private Reading stated(EntryOrigin origin, List<String> cells) {
        var defined = new HashMap<String, String>();
        var metadata = new HashMap<String, String>();
        var faults = new ArrayList<Reading>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = stripped(cells.get(i));
            var name = i < names.size() ? names.get(i) : "";
            if (cell.isEmpty()) {
                continue;
            }
            if (name.isEmpty()) {
                faults.add(cellWithoutColumn(origin, i + 1, cell));
                continue;
            }
            boolean isDefined = DEFINED_COLUMNS.contains(key(name));
            var previous = (isDefined ? defined : metadata).putIfAbsent(isDefined ? key(name) : name, cell);
            if (previous != null && !previous.equals(cell)) {
                faults.add(conflictingColumns(origin, name, previous, cell));
            }
        }
        var stated = new Reading.Stated(origin, Map.copyOf(defined), Map.copyOf(metadata));
        if (!faults.isEmpty() && faults.getFirst() instanceof Reading.Unusable(var fault)) {
            return unusable(
                    fault.origin(), stated.file(), fault.code(), fault.field(), fault.value(), fault.sentence());
        }
        return stated.file().isEmpty()
                ? unusable(
                        origin,
                        "",
                        "csv-no-file",
                        FILE,
                        "",
                        "this row names no file; fill its cell in column 'file', or delete the row")
                : stated;
    }

    private static Reading cellWithoutColumn(EntryOrigin origin, int number, String cell) {
        return unusable(
                origin,
                "",
                "csv-cell-without-column",
                "cell " + number,
                cell,
                "cell %d belongs to no named column; put quotation marks around a cell that holds the separator, name the column in the first row, or remove the cell"
                        .formatted(number));
    }

    private static Reading conflictingColumns(EntryOrigin origin, String name, String previous, String cell) {
        return unusable(
                origin,
                "",
                "csv-column-twice",
                name,
                previous + " | " + cell,
                "two columns are named '%s' and differ in this row; rename one of them".formatted(name));
    }

    private static Reading unusable(
            EntryOrigin origin, String file, String code, String field, String value, String sentence) {
        return new Reading.Unusable(new EntryFault(origin, file, code, field, value, sentence));
    }

    /** Joins the lines of a column name; spreadsheets break long names into lines. */
    private static String oneLine(String name) {
        return stripped(name).replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    /** Name of a column for comparison. */
    static String key(String name) {
        return stripped(name).toLowerCase(Locale.ROOT);
    }

    /** Removes surrounding white space, including no-break spaces and byte-order marks. */
    static String stripped(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isSpace(cell.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\uFEFF'
                || character == '\u200B';
    }
}
