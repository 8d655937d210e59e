package org.vitrine.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Machine and commit on which a benchmark ran.
 *
 * @param description cores, processor, memory, JDK, and load of the machine before the benchmark
 * @param commit short hash, with {@code +} where tracked files had changes; {@code unknown} outside of git
 */
public record MachineDescription(String description, String commit) {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /**
     * Describes this machine. Call it before the benchmark does any work, since it reads the load.
     *
     * @param root folder of the git repository
     */
    public static MachineDescription here(Path root) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memory = system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() : 0;
        return new MachineDescription(
                String.format(
                        Locale.ROOT,
                        "%d cores, %s, %d GiB, JDK %s, load %.1f before",
                        Runtime.getRuntime().availableProcessors(),
                        processor(system.getArch()),
                        memory >> 30,
                        Runtime.version().feature(),
                        system.getSystemLoadAverage()),
                commit(root));
    }

    private static String processor(String architecture) {
        try {
            return Files.isReadable(PROCESSOR)
                    ? Files.readAllLines(PROCESSOR).stream()
                            .filter(line -> line.startsWith("model name"))
                            .findFirst()
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .orElse(architecture)
                    : architecture;
        } catch (IOException unreadable) {
            return architecture;
        }
    }

    private static String commit(Path root) {
        var hash = git(root, "rev-parse", "--short", "HEAD");
        if (hash.isEmpty()) {
            return "unknown";
        }
        return git(root, "status", "--porcelain", "--untracked-files=no").isEmpty() ? hash : hash + "+";
    }

    private static String git(Path root, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? output : "";
        } catch (IOException notInstalled) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
