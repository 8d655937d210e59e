package org.vitrine.cli.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks the files below a folder by name, listing one folder at a time. Links to folders are not followed, so a walk
 * always ends. A folder that cannot be listed is one fault.
 */
final class FolderFiles implements Iterator<SourceEntry> {

    /**
     * A file or folder that is not processed yet.
     *
     * @param ignored kind under which it is ignored, inherited from its folder; empty if it is not
     */
    private record Pending(Path path, Optional<String> ignored) {}

    private final Path folder;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private Optional<SourceEntry> next;

    FolderFiles(Path folder) {
        this.folder = folder;
        this.next = list(folder, Optional.empty()).or(this::advance);
    }

    Stream<SourceEntry> entries() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public SourceEntry next() {
        var entry = next.orElseThrow(NoSuchElementException::new);
        next = advance();
        return entry;
    }

    private Optional<SourceEntry> advance() {
        while (!pending.isEmpty()) {
            var first = pending.removeFirst();
            var name = String.valueOf(first.path().getFileName());
            if (Files.isDirectory(first.path(), LinkOption.NOFOLLOW_LINKS)) {
                var fault = list(first.path(), first.ignored().or(() -> IgnoredFiles.folder(name)));
                if (fault.isPresent()) {
                    return fault;
                }
            } else {
                return Optional.of(entry(first, name));
            }
        }
        return Optional.empty();
    }

    private SourceEntry entry(Pending file, String name) {
        var kind = file.ignored()
                .or(() -> IgnoredFiles.file(name))
                .or(() -> Files.isDirectory(file.path()) ? Optional.of("links to folders") : Optional.empty())
                .or(() -> isSpecial(file.path()) ? Optional.of("special files") : Optional.empty());
        return kind.<SourceEntry>map(SourceEntry.Ignored::new).orElseGet(() -> {
            var identifier = FileNames.identifier(folder, file.path());
            return FileEntries.entry(file.path(), identifier, identifier);
        });
    }

    /** Whether it is a device, pipe or socket. */
    private static boolean isSpecial(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    private Optional<SourceEntry> list(Path directory, Optional<String> ignored) {
        var found = new ArrayList<Path>();
        try (var listing = Files.newDirectoryStream(directory)) {
            listing.forEach(found::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return ignored.isPresent()
                    ? Optional.of(new SourceEntry.Ignored(ignored.get()))
                    : Optional.of(new SourceEntry.Faulty(EntryFault.ofFile(
                            EntryOrigin.FILE,
                            directory.toString(),
                            FileEntries.UNREADABLE,
                            "this folder may not be listed; change its permissions")));
        }
        found.sort(Comparator.comparing(Path::toString));
        push(found, ignored);
        return Optional.empty();
    }

    private void push(List<Path> found, Optional<String> ignored) {
        for (Path path : found.reversed()) {
            pending.addFirst(new Pending(path, ignored));
        }
    }
}
