package org.vitrine.cli.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vitrine.vision.inspect.SystemFileNames;

/**
 * Recognises files and folders that are no photographs: {@link SystemFileNames}, hidden files, and catalogues and
 * sidecar files. They are counted by kind, not sent.
 */
final class IgnoredFiles {

    /** Suffixes of catalogues, notes and sidecar files. */
    private static final Set<String> SUFFIXES = Set.of(
            "csv", "tsv", "json", "txt", "md", "xml", "html", "htm", "log", "xls", "xlsx", "ods", "doc", "docx", "odt",
            "xmp", "aae", "thm", "ini", "db", "lnk", "url", "md5", "sha256");

    private IgnoredFiles() {}

    /** The kind under which a folder is ignored; empty if it is not. */
    static Optional<String> folder(String name) {
        return SystemFileNames.kindOfFolder(name).or(() -> hidden(name));
    }

    /** The kind under which a file is ignored even if the user named it; empty if it is not. */
    static Optional<String> systemFile(String name) {
        return SystemFileNames.kindOfFile(name);
    }

    /** The kind under which a file in a folder is ignored; empty if it is not. */
    static Optional<String> file(String name) {
        return systemFile(name).or(() -> hidden(name)).or(() -> suffix(name));
    }

    private static Optional<String> hidden(String name) {
        return name.startsWith(".") ? Optional.of("hidden") : Optional.empty();
    }

    private static Optional<String> suffix(String name) {
        int dot = name.lastIndexOf('.');
        return Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                .filter(suffix -> dot > 0 && SUFFIXES.contains(suffix))
                .map(suffix -> "." + suffix);
    }
}
