package org.vitrine.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for the terminal: each column is as wide as its widest cell. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** @throws IllegalArgumentException if the number of cells differs from that of the head */
    public void add(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row of %d cells in a table of %d"
                    .formatted(cells.length, rows.getFirst().size()));
        }
        rows.add(List.of(cells));
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The lines without columns whose cells are all empty. */
    public List<String> linesWithoutEmptyColumns() {
        var filled = new ArrayList<Integer>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            int column = i;
            if (rows.stream().skip(1).anyMatch(row -> !row.get(column).isEmpty())) {
                filled.add(column);
            }
        }
        var table = new TextTable();
        table.rows.clear();
        rows.forEach(row -> table.rows.add(filled.stream().map(row::get).toList()));
        return table.lines();
    }

    public List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(row.get(i) + " ".repeat(widths[i] - row.get(i).length()));
        }
        return cells.stream().collect(Collectors.joining(GAP)).stripTrailing();
    }
}
