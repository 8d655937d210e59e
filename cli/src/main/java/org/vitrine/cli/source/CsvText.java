package org.vitrine.cli.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file, and the parameters by which it is read.
 *
 * @param charset encoding of the text
 * @param markBytes length of the byte-order mark, which is not part of the text
 * @param separator character between cells
 * @param skippedLines lines before the header that are not rows: {@code sep=;} as Excel writes it
 */
record CsvText(Path file, Charset charset, int markBytes, char separator, int skippedLines) {

    /**
     * The text from the beginning of a line on. Bytes that are invalid in the encoding become U+FFFD.
     *
     * @param line from 1
     */
    Reader from(long line) throws IOException {
        var reader = open(file, charset, markBytes);
        for (long skipped = 1; skipped < line; skipped++) {
            skipLine(reader);
        }
        return reader;
    }

    static BufferedReader open(Path file, Charset charset, int markBytes) throws IOException {
        var bytes = Files.newInputStream(file);
        bytes.skipNBytes(markBytes);
        return new BufferedReader(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    /** Skips one line; lines end with CR LF, LF or CR. */
    private static void skipLine(Reader reader) throws IOException {
        int character = reader.read();
        while (character >= 0 && character != '\n' && character != '\r') {
            character = reader.read();
        }
        if (character == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
    }

    Path folder() {
        var absolute = file.toAbsolutePath().normalize();
        var parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    String name() {
        return String.valueOf(file.getFileName());
    }
}
