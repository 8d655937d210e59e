package org.vitrine.cli.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;

/** Compares and normalises file names, and derives identifiers from them. */
final class FileNames {

    private FileNames() {}

    /**
     * Whether a file name is valid UTF-8. Invalid bytes become replacement characters, which would name another file.
     */
    static boolean isText(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException notText) {
            return false;
        }
    }

    /** Converts to Unicode normal form C, because systems store the same name in different forms. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Key for comparing names that differ only in letter case or normal form. */
    static String folded(String text) {
        return composed(text).toUpperCase(java.util.Locale.ROOT).toLowerCase(java.util.Locale.ROOT);
    }

    /** A relative path with slashes, in Unicode normal form C. */
    static String slashed(Path relative) {
        var parts = new ArrayList<String>();
        relative.forEach(part -> parts.add(part.toString()));
        return composed(String.join("/", parts)).strip();
    }

    /**
     * The default identifier of a photograph: its path below the folder, or its name if it is outside, so that an
     * identifier never contains a path outside the folder.
     */
    static String identifier(Path folder, Path file) {
        return file.startsWith(folder) && !file.equals(folder)
                ? slashed(folder.relativize(file))
                : slashed(file.getFileName());
    }
}
