package org.vitrine.cli.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Converts a file that a user, a folder or a CSV names into a source entry, and checks that it can be read. */
final class FileEntries {

    static final String MISSING = "file-missing";
    static final String UNREADABLE = "file-unreadable";
    static final String NOT_UTF8 = "name-not-utf-8";

    private FileEntries() {}

    /** The entry of a file named on the command line; system files are ignored. */
    static SourceEntry entry(Path path) {
        var name = String.valueOf(path.getFileName());
        var systemFileKind = IgnoredFiles.systemFile(name);
        return systemFileKind.isPresent()
                ? new SourceEntry.Ignored(systemFileKind.get())
                : entry(real(path), path.toString(), FileNames.slashSeparated(Path.of(name)));
    }

    /**
     * The path with its folder resolved, so that one file has one path, however the user writes the folder. A link to a
     * file is not resolved.
     */
    private static Path real(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        var folder = absolute.getParent();
        try {
            return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException notThere) {
            return absolute;
        }
    }

    /**
     * The entry of a file.
     *
     * @param name name of the file in messages
     */
    static SourceEntry entry(Path path, String name, String identifier) {
        return fault(path, EntryOrigin.FILE, name)
                .<SourceEntry>map(SourceEntry.Faulty::new)
                .orElseGet(() -> new SourceEntry.Photograph(
                        PhotographFile.plain(path, identifier), EntryOrigin.FILE, Optional.empty()));
    }

    /** Why a file cannot be sent; empty if it can. */
    static Optional<EntryFault> fault(Path path, EntryOrigin entryOrigin, String name) {
        boolean replaced = name.indexOf('\uFFFD') >= 0 && !Files.exists(path);
        if (replaced || !FileNames.isUtf8(path)) {
            return Optional.of(EntryFault.ofFile(
                    entryOrigin,
                    name,
                    NOT_UTF8,
                    "the name of this file is not UTF-8 text; rename the file, for example with convmv"));
        }
        if (Files.isDirectory(path)) {
            return Optional.of(EntryFault.ofFile(
                    entryOrigin, name, UNREADABLE, "this is a folder, not a photograph; name a file"));
        }
        if (!Files.exists(path)) {
            return Optional.of(EntryFault.ofFile(
                    entryOrigin,
                    name,
                    MISSING,
                    Files.isSymbolicLink(path)
                            ? "this link leads to no file; repair the link"
                            : "there is no such file; correct the name, or put the file there"));
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return Optional.of(EntryFault.ofFile(
                    entryOrigin, name, UNREADABLE, "this file may not be read; change its permissions"));
        }
        return Optional.empty();
    }
}
