package org.vitrine.cli.models;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.platform.Installation;
import picocli.CommandLine.Option;

/** Option {@code --models}: the models folder, which model-server watches. */
public final class ModelsFolderOption {

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder of models. Default: VITRINE_MODELS_FOLDER, or models/ in the repository.")
    @Nullable
    private Path folder;

    public ModelFolders folders() {
        return new ModelFolders(Optional.ofNullable(folder)
                .or(() -> Optional.ofNullable(System.getenv("VITRINE_MODELS_FOLDER"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> Installation.find().root().resolve("models")));
    }
}
