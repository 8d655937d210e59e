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

/** Files of this repository that people write. */
final class SourceFiles {

    /** Folders that hold what programs write, what others wrote, and history. */
    private static final Set<String> LEFT_OUT =
            Set.of("target", "node_modules", "released", "changelog", "shared", "dist");

    private SourceFiles() {}

    /** Every file whose name is wanted, in the order of paths; folders that begin with a dot are left out. */
    static List<Path> named(Predicate<String> wanted) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(DocumentationPages.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                boolean hidden = name.startsWith(".") && !folder.equals(DocumentationPages.ROOT);
                return hidden || LEFT_OUT.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(file.getFileName().toString())) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }
}
