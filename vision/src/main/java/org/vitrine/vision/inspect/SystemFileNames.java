package org.vitrine.vision.inspect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names of files and folders that operating systems and network drives write beside photographs, such as {@code @eaDir}
 * and {@code Thumbs.db}. No source of photographs sends or rejects them; they are counted as ignored. The web pages have
 * these names in {@code chosen-files.ts}, which ignores all hidden files too. Pure.
 */
public final class SystemFileNames {

    /** Folders of previews, deleted files and system files, in lower case; everything in them is ignored. */
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
            "temporary items",
            ".appledouble",
            ".thumbnails",
            ".trashes");

    /** Files, in lower case. */
    private static final Set<String> FILES = Set.of(
            "thumbs.db",
            "ehthumbs.db",
            "ehthumbs_vista.db",
            "desktop.ini",
            "picasa.ini",
            "zbthumbnail.info",
            "icon\r",
            "synoindex_media_info",
            ".ds_store");

    private SystemFileNames() {}

    /** Returns the kind of a folder, which is its name; empty where its files may be photographs. */
    public static Optional<String> kindOfFolder(String name) {
        return FOLDERS.contains(lower(name)) ? Optional.of(name) : Optional.empty();
    }

    /** Returns the kind of a file, a name or a pattern such as {@code ._*}; empty where it may be a photograph. */
    public static Optional<String> kindOfFile(String name) {
        if (FILES.contains(lower(name))) {
            return Optional.of(name.strip());
        }
        if (name.startsWith("._")) {
            return Optional.of("._*");
        }
        return name.startsWith("~$") ? Optional.of("~$*") : Optional.empty();
    }

    /**
     * Returns the kind of a file by its path: that of its outermost such folder, else that of its name; empty where it
     * may be a photograph.
     *
     * @param path with slashes
     */
    public static Optional<String> kindOfPath(String path) {
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            var kind = kindOfFolder(path.substring(from, slash));
            if (kind.isPresent()) {
                return kind;
            }
            from = slash + 1;
        }
        return kindOfFile(path.substring(from));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
