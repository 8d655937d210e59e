package org.vitrine.benchmarks.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cores compute and which ask: the last one is the clients', so that what they cost is not taken for the server's.
 * Where cores cannot be held apart, all share all.
 */
record ServingCores(String serving, String asking, boolean apart) {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    static ServingCores here() {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores < 2 || !Files.isExecutable(TASKSET)) {
            return new ServingCores("0-" + (cores - 1), "0-" + (cores - 1), false);
        }
        return new ServingCores(cores == 2 ? "0" : "0-" + (cores - 2), Integer.toString(cores - 1), true);
    }

    /** A command that runs on the cores that compute. */
    List<String> onServing(List<String> command) {
        if (!apart) {
            return command;
        }
        var pinned = new ArrayList<>(List.of(TASKSET.toString(), "-c", serving));
        pinned.addAll(command);
        return pinned;
    }

    /** Moves this process, with all its threads, to the cores that ask. */
    void moveHere() throws IOException, InterruptedException {
        if (apart) {
            new ProcessBuilder(
                            TASKSET.toString(),
                            "-a",
                            "-p",
                            "-c",
                            asking,
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        }
    }
}
