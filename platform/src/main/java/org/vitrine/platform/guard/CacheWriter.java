package org.vitrine.platform.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * Main class of the process that creates start-up caches of the JVM from recorded starts, one after the other. A cache
 * file gets its name when it is complete, so that no program uses a partial one. Recording and arguments file are
 * deleted afterwards.
 */
public final class CacheWriter {

    private static final int ARGUMENTS_PER_CACHE = 3;
    private static final long TIMEOUT_MINUTES = 5;

    private CacheWriter() {}

    /**
     * @param arguments three paths for each cache: recording, file with the JVM arguments up to the class path, cache
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (int i = 0; i + ARGUMENTS_PER_CACHE <= arguments.length; i += ARGUMENTS_PER_CACHE) {
            write(Path.of(arguments[i]), Path.of(arguments[i + 1]), Path.of(arguments[i + 2]));
        }
    }

    private static void write(Path recording, Path jvmArguments, Path cache) throws IOException, InterruptedException {
        Path partial = cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recording,
                        "-XX:AOTCache=" + partial,
                        "@" + jvmArguments)
                .inheritIO()
                .start();
        try {
            if (process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) {
                Files.move(partial, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(partial);
            Files.deleteIfExists(recording);
            Files.deleteIfExists(jvmArguments);
        }
    }
}
