package org.vitrine.training.turn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.vectors.PictureModel;

/** A temporary models folder for ONNX graphs that are needed during one training. {@link #close} deletes it. */
record TemporaryModels(ModelFolders folders) implements AutoCloseable {

    static TemporaryModels create() throws IOException {
        return new TemporaryModels(new ModelFolders(Files.createTempDirectory("vitrine-turns-")));
    }

    /**
     * Writes a graph into the folder and opens it.
     *
     * @param name name of the model and of its output
     * @param graph serialised ONNX model
     * @param outputLength length of the output
     */
    PictureModel open(String name, byte[] graph, int outputLength) throws IOException {
        var file = Files.write(folders.root().resolve(name + ".onnx"), graph);
        folders.put(
                file,
                new ModelCard(
                        name,
                        "1",
                        Task.EMBEDDING,
                        RotationModelExport.INPUT,
                        new Output(name, outputLength, Activation.NONE, false, Optional.empty()),
                        List.of(),
                        "unknown",
                        "temporary, for one training",
                        FileDigest.sha256(file)));
        return PictureModel.open(folders, name);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folders.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
