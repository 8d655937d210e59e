package org.vitrine.cli.source;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV in order, including the header, with Apache Commons CSV.
 *
 * <p>A quotation mark that is never closed would put the rest of the file into one cell. Such a row is returned as
 * {@link CsvRow.Unclosed}, and reading continues at the next line; after {@value #MAX_RESTARTS} such rows it ends.
 */
final class CsvRows implements Iterator<CsvRow>, AutoCloseable {

    private static final int MAX_RESTARTS = 20;

    private final CsvText text;
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    /** Number of lines before the first one that the current parser reads. */
    private long offset;

    private int restarts;
    private @Nullable CsvRow next;

    private CsvRows(CsvText text) throws IOException {
        this.text = text;
        this.offset = text.skippedLines();
        this.parser = parser(text.from(offset + 1), text.separator());
        this.records = parser.iterator();
        this.next = advance();
    }

    /** The rows as a stream; the caller must close it. */
    static Stream<CsvRow> of(CsvText text) throws IOException {
        var rows = new CsvRows(text);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .onClose(rows::close);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public CsvRow next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = advance();
        return row;
    }

    private @Nullable CsvRow advance() {
        long line = offset + parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? row(line, records.next().toList()) : null;
        } catch (UncheckedIOException unclosed) {
            if (unclosed.getCause() instanceof org.apache.commons.csv.CSVException) {
                restartAfter(line);
                return new CsvRow.Unclosed(line);
            }
            throw unclosed;
        }
    }

    /**
     * A row, or an undecodable one if a cell has the replacement character. In UTF-8 the replacement character can be
     * text; a file in another encoding cannot contain it.
     */
    private CsvRow row(long line, List<String> cells) {
        for (int i = 0; i < cells.size() && !text.charset().equals(StandardCharsets.UTF_8); i++) {
            if (cells.get(i).indexOf('\uFFFD') >= 0) {
                return new CsvRow.Undecodable(line, i + 1, cells.get(i));
            }
        }
        return new CsvRow.Cells(line, cells);
    }

    private void restartAfter(long line) {
        close();
        restarts++;
        try {
            offset = line;
            parser = parser(restarts > MAX_RESTARTS ? Reader.nullReader() : text.from(offset + 1), text.separator());
            records = parser.iterator();
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    static CSVParser parser(Reader reader, char separator) throws IOException {
        var format = CSVFormat.Builder.create()
                .setDelimiter(separator)
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                // Text after a closing quotation mark is part of the cell; otherwise one such row would end the file.
                .setTrailingData(true)
                .get();
        return CSVParser.builder().setReader(reader).setFormat(format).get();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
