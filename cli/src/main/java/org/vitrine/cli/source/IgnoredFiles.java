package org.vitrine.cli.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises files and folders that operating systems, network drives and programs write beside photographs. They are
 * counted by kind, not sent.
 */
final class IgnoredFiles {

    /** Folders of previews, deleted files and system files; everything in them is ignored. */
    private static final Set<String> FOLDERS = Set.of(
            "@eadir",
            "@recycle",
            "@recently-snapshot",
            "@sharebin",
            "@tmp",
            "#recycle",
            "#snapshot",
            "$recycle.bin",
            "recycler",
            "system volume information",
            "lost+found",
            "__macosx",
            "network trash folder",
            "temporary items");

    private static final Set<String> FILES = Set.of(
            "thumbs.db",
            "ehthumbs.db",
            "ehthumbs_vista.db",
            "desktop.ini",
            "picasa.ini",
            "zbthumbnail.info",
            "icon\r",
            "synoindex_media_info");

    /** Suffixes of catalogues, notes and sidecar files. */
    private static final Set<String> SUFFIXES = Set.of(
            "csv", "tsv", "json", "txt", "md", "xml", "html", "htm", "log", "xls", "xlsx", "ods", "doc", "docx", "odt",
            "xmp", "aae", "thm", "ini", "db", "lnk", "url", "md5", "sha256");

    private IgnoredFiles() {}

    /** The kind under which a folder is ignored; empty if it is not. */
    static Optional<String> folder(String name) {
        return FOLDERS.contains(lower(name)) ? Optional.of(name) : hidden(name);
    }

    /** The kind under which a file is ignored even if the user named it; empty if it is not. */
    static Optional<String> systemFile(String name) {
        if (FILES.contains(lower(name))) {
            return Optional.of(name.strip());
        }
        if (name.startsWith("._")) {
            return Optional.of("._*");
        }
        if (name.startsWith("~$")) {
            return Optional.of("~$*");
        }
        return name.equals(".DS_Store") ? Optional.of(name) : Optional.empty();
    }

    /** The kind under which a file in a folder is ignored; empty if it is not. */
    static Optional<String> file(String name) {
        return systemFile(name).or(() -> hidden(name)).or(() -> suffix(name));
    }

    private static Optional<String> hidden(String name) {
        return switch (name) {
            case ".AppleDouble", ".thumbnails", ".Trashes", ".DS_Store" -> Optional.of(name);
            default -> name.startsWith(".") ? Optional.of("hidden") : Optional.empty();
        };
    }

    private static Optional<String> suffix(String name) {
        int dot = name.lastIndexOf('.');
        return Optional.of(lower(name.substring(dot + 1)))
                .filter(suffix -> dot > 0 && SUFFIXES.contains(suffix))
                .map(suffix -> "." + suffix);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
