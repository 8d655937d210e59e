package org.vitrine.cli.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a file comes to that a person, a folder or a CSV names. */
final class NamedFiles {

    static final String MISSING = "file-missing";
    static final String UNREADABLE = "file-unreadable";
    static final String NOT_TEXT = "name-not-utf-8";

    private NamedFiles() {}

    /** A file named on the command line: sent unless it is known clutter. */
    static SourceEntry entry(Path path) {
        var name = String.valueOf(path.getFileName());
        var clutter = NotPhotographs.clutter(name);
        return clutter.isPresent()
                ? new SourceEntry.Ignored(clutter.get())
                : entry(path, FileNames.slashed(Path.of(name)));
    }

    /** A file under an identifier. */
    static SourceEntry entry(Path path, String identifier) {
        return fault(path, Origin.FILE, path.toString())
                .<SourceEntry>map(SourceEntry.Faulty::new)
                .orElseGet(() -> new SourceEntry.Photograph(
                        PhotographFile.plain(path, identifier), Origin.FILE, Optional.empty()));
    }

    /** Why a file cannot be sent; empty where it can. */
    static Optional<EntryFault> fault(Path path, Origin origin, String name) {
        if (!FileNames.isText(path)) {
            return Optional.of(EntryFault.ofFile(
                    origin,
                    name,
                    NOT_TEXT,
                    "the name of this file is not UTF-8 text; rename the file, for example with convmv"));
        }
        if (Files.isDirectory(path)) {
            return Optional.of(
                    EntryFault.ofFile(origin, name, UNREADABLE, "this is a folder, not a photograph; name a file"));
        }
        if (!Files.exists(path)) {
            return Optional.of(EntryFault.ofFile(
                    origin,
                    name,
                    MISSING,
                    Files.isSymbolicLink(path)
                            ? "this link leads to no file; repair the link"
                            : "there is no such file; correct the name, or put the file there"));
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return Optional.of(
                    EntryFault.ofFile(origin, name, UNREADABLE, "this file may not be read; change its permissions"));
        }
        return Optional.empty();
    }
}
