package org.vitrine.e2e.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Lists the files of the repository that are written by hand. */
final class SourceFiles {

    /** Folders that hold generated files, files of other projects, or history. */
    private static final Set<String> EXCLUDED_FOLDERS =
            Set.of("target", "node_modules", "released", "changelog", "shared", "dist");

    private SourceFiles() {}

    /** Returns the files whose name is wanted, sorted by path; folders that begin with a dot are left out. */
    static List<Path> withName(Predicate<String> nameFilter) throws IOException {
        return below(DocumentationPages.ROOT, EXCLUDED_FOLDERS, nameFilter);
    }

    /**
     * Returns the files below a folder whose name is wanted, sorted by path. It does not enter folders that are excluded
     * or begin with a dot, because those of npm, Git and builds have most of the files of a checkout.
     */
    static List<Path> below(Path start, Set<String> excludedFolders, Predicate<String> nameFilter) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                boolean hidden = name.startsWith(".") && !folder.equals(start);
                return hidden || excludedFolders.contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (nameFilter.test(file.getFileName().toString())) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }
}
