package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where everything that a running platform writes is: {@code data/}, {@code logs/}, {@code run/}.
 *
 * @param folder their parent
 */
public record PlatformFolder(Path folder) {

    public PlatformFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    /** What a program must find again after a restart. */
    public Path data(Program program) {
        return folder.resolve("data").resolve(program.programName());
    }

    /** Standard output and error of a program; the run before is {@code NAME.log.1}. */
    public Path log(Program program) {
        return folder.resolve("logs").resolve(program.programName() + ".log");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path processes() {
        return run().resolve("processes.json");
    }

    Path lock() {
        return run().resolve("lock");
    }

    /** Settings written for a program at each start. */
    Path config(Program program) {
        return run().resolve(program.programName());
    }

    /** Temporary files of a program; emptied before each start, so that kills leave nothing behind for good. */
    Path temporary(Program program) {
        return run().resolve("tmp").resolve(program.programName());
    }

    /** Deletes a folder and all in it; files that vanish meanwhile are no failure. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
