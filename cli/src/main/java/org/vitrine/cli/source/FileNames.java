package org.vitrine.cli.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;

/** Compares and normalises file names, and derives identifiers from them. */
final class FileNames {

    private FileNames() {}

    /**
     * Whether a file name is valid UTF-8. Invalid bytes become replacement characters, which would name another file.
     */
    static boolean isUtf8(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException notText) {
            return false;
        }
    }

    /** Converts to Unicode normal form C, because systems store the same name in different forms. */
    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * Key for comparing names that differ only in letter case or normal form. I, İ, i and ı are one letter, because a
     * program writes the other case of a Turkish name by the rules of Turkish or of English.
     */
    static String caseFolded(String text) {
        return normalized(Normalizer.normalize(text, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace("i\u0307", "i"));
    }

    /**
     * Key for comparing a name with one whose encoding is unknown: its ASCII characters in lower case, and a question
     * mark for each sequence of others. Both encodings of {@code Münze} have the key {@code m?nze}.
     */
    static String asciiPattern(String name) {
        return normalized(name).replaceAll("[^\\x00-\\x7F]+", "?").toLowerCase(Locale.ROOT);
    }

    /** A relative path with slashes, in Unicode normal form C. */
    static String slashSeparated(Path relative) {
        var parts = new ArrayList<String>();
        relative.forEach(part -> parts.add(part.toString()));
        return normalized(String.join("/", parts)).strip();
    }

    /**
     * The default identifier of a photograph: its path below the folder, or its name if it is outside, so that an
     * identifier never contains a path outside the folder.
     */
    static String identifier(Path folder, Path file) {
        return file.startsWith(folder) && !file.equals(folder)
                ? slashSeparated(folder.relativize(file))
                : slashSeparated(file.getFileName());
    }
}
