package org.vitrine.benchmarks.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Assignment of cores: the last one is for the clients, the others for the server, so that the cost of the clients is
 * not counted as the server's. Where cores cannot be separated, both share all.
 *
 * @param serverCores cores of the server, as a list for {@code taskset}
 * @param clientCores cores of the clients, as a list for {@code taskset}
 * @param separated whether cores are separated; false on one core or without {@code taskset}
 */
record ServingCores(String serverCores, String clientCores, boolean separated) {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    static ServingCores detect() {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores < 2 || !Files.isExecutable(TASKSET)) {
            return new ServingCores("0-" + (cores - 1), "0-" + (cores - 1), false);
        }
        return new ServingCores(cores == 2 ? "0" : "0-" + (cores - 2), Integer.toString(cores - 1), true);
    }

    /** Returns a command that runs the given one on the serving cores. */
    List<String> onServerCores(List<String> command) {
        if (!separated) {
            return command;
        }
        var pinned = new ArrayList<>(List.of(TASKSET.toString(), "-c", serverCores));
        pinned.addAll(command);
        return pinned;
    }

    /** Moves this process, with all its threads, to the cores of the clients. */
    void pinThisProcess() throws IOException, InterruptedException {
        if (separated) {
            new ProcessBuilder(
                            TASKSET.toString(),
                            "-a",
                            "-p",
                            "-c",
                            clientCores,
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        }
    }
}
