package org.vitrine.cli.models;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;

/** Waits until a running model-server serves a model version that was added to its folder, or has refused it. */
final class ModelServerReadiness {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private ModelServerReadiness() {}

    /**
     * Blocks until the version is served. Returns at once if no model-server runs. A version that the server refuses is
     * removed from the folder.
     *
     * @param server the model-server; empty if none runs
     * @throws CliException if the server refuses the version, or does not load it within a minute
     */
    static void await(Optional<ApiClient> server, Version added, ModelFolders folders, Terminal terminal)
            throws IOException {
        if (server.isEmpty()) {
            terminal.printMessage("  no model-server runs now; it will be served from the next start on");
            return;
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            var models = server.get().get("/models").bodyOrThrow();
            for (var model : models.path("models")) {
                if (added.name().equals(model.path("modelName").asText())
                        && added.version().equals(model.path("modelVersion").asText())) {
                    terminal.printMessage("  served by model-server");
                    return;
                }
            }
            for (var refused : models.path("refused")) {
                if (refused.path("modelUrl").asText().endsWith(added.name() + "/" + added.version())) {
                    folders.remove(added);
                    throw new CliException(
                            ExitCode.FAILED,
                            "model-server refuses %s %s, which was removed again: %s"
                                    .formatted(
                                            added.name(),
                                            added.version(),
                                            refused.path("reason").asText()));
                }
            }
            pause();
        }
        throw new CliException(
                ExitCode.FAILED,
                "model-server did not load %s within %d s; check that its vitrine.models.folder is this models folder"
                        .formatted(added.folder(), TIMEOUT.toSeconds()));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }
}
