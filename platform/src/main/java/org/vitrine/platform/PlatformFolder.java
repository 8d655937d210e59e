package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder that holds everything that a running platform writes: {@code data/}, {@code logs/} and {@code run/}.
 *
 * @param folder path of the folder; made absolute
 */
public record PlatformFolder(Path folder) {

    public PlatformFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Returns the folder of the data that a program needs again after a restart; also its working folder. */
    public Path data(Program program) {
        return folder.resolve("data").resolve(program.programName());
    }

    /** Returns the file with standard output and error of a program; that of its previous run is {@code NAME.log.1}. */
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

    /** Returns the folder of the settings files that are written for a program at each start. */
    Path config(Program program) {
        return run().resolve(program.programName());
    }

    /**
     * Returns the folder of a program's temporary files. It is emptied before each start, because a killed program
     * leaves its files.
     */
    Path temporary(Program program) {
        return run().resolve("tmp").resolve(program.programName());
    }

    /** Deletes a folder with its content. It is no failure where another process deletes a file at the same time. */
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
