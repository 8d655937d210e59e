package org.vitrine.cli.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;

/** Names of files as text. */
final class FileNames {

    private FileNames() {}

    /** Whether a name is text: bytes that are not UTF-8 become replacement characters, which name another file. */
    static boolean isText(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException notText) {
            return false;
        }
    }

    /** Unicode normal form C: systems differ in the form in which they store the same name. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The same for names that differ in letter case or in normal form alone. */
    static String folded(String text) {
        return composed(text).toUpperCase(java.util.Locale.ROOT).toLowerCase(java.util.Locale.ROOT);
    }

    /** A relative path with slashes, in normal form C. */
    static String slashed(Path relative) {
        var parts = new ArrayList<String>();
        relative.forEach(part -> parts.add(part.toString()));
        return composed(String.join("/", parts)).strip();
    }

    /** The identifier of a photograph that has none of its own; never a path outside the folder. */
    static String identifier(Path folder, Path file) {
        return file.startsWith(folder) && !file.equals(folder)
                ? slashed(folder.relativize(file))
                : slashed(file.getFileName());
    }
}
