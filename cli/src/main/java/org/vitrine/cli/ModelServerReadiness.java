package org.vitrine.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;

/** Waits until a running model-server serves a model version that was added to its folder, or has refused it. */
final class ModelServerReadiness {

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private ModelServerReadiness() {}

    /**
     * Blocks until the version is served. Returns at once if no model-server runs. A version that the server refuses is
     * removed from the folder.
     *
     * @param server the model-server; empty if none runs
     * @throws CliException if the server refuses the version, or does not load it within a minute
     */
    static void until(Optional<ApiClient> server, Version placed, ModelFolders folders, Terminal terminal)
            throws IOException {
        if (server.isEmpty()) {
            terminal.tell("  no model-server runs now; it will be served from the next start on");
            return;
        }
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (System.nanoTime() < deadline) {
            var models = server.get().get("/models").expected();
            for (var model : models.path("models")) {
                if (placed.name().equals(model.path("modelName").asText())
                        && placed.version().equals(model.path("modelVersion").asText())) {
                    terminal.tell("  served by model-server");
                    return;
                }
            }
            for (var refused : models.path("refused")) {
                if (refused.path("modelUrl").asText().endsWith(placed.name() + "/" + placed.version())) {
                    folders.remove(placed);
                    throw new CliException(
                            ExitCode.FAILED,
                            "model-server refuses %s %s, which was removed again: %s"
                                    .formatted(
                                            placed.name(),
                                            placed.version(),
                                            refused.path("reason").asText()));
                }
            }
            pause();
        }
        throw new CliException(
                ExitCode.FAILED,
                "model-server did not load %s within %d s; check that its vitrine.models.folder is this models folder"
                        .formatted(placed.folder(), AT_MOST.toSeconds()));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }
}
