package org.vitrine.platform.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the table of a test that states which permission each operation of an API needs. */
public final class AccessTable {

    private AccessTable() {}

    /**
     * Returns the words of the table by operation. Each line is a word and an operation, such as
     * {@code read GET /v1/collections}; lines that begin with {@code #} and empty lines are skipped.
     *
     * @param resource path of the table on the class path
     * @throws IllegalStateException where an operation stands there twice
     */
    public static Map<String, String> read(String resource) {
        var words = new TreeMap<String, String>();
        text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", 2))
                .forEach(cells -> {
                    if (words.put(cells[1], cells[0]) != null) {
                        throw new IllegalStateException(resource + " has two lines for " + cells[1]);
                    }
                });
        return words;
    }

    private static String text(String resource) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(resource, fault);
        }
    }
}
