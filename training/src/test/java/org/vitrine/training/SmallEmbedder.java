package org.vitrine.training;

import static org.vitrine.onnx.GraphBuilder.ints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.onnx.GraphBuilder.ElementType;
import org.vitrine.onnx.GraphSummary;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;

/**
 * Makes a tiny embedder: its features are the means of 4 × 4 fields in three colours, an inner tensor of a classifier.
 */
final class SmallEmbedder {

    static final String NAME = "fields";

    private static final int EDGE_PX = 32;
    private static final int FIELDS = 4;

    private SmallEmbedder() {}

    static ModelFolders in(Path folder) throws IOException {
        var graph = new GraphBuilder(NAME);
        var image = graph.input("image", ElementType.FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX);
        long field = EDGE_PX / FIELDS;
        graph.named(
                "features",
                "AveragePool",
                List.of(image),
                ints("kernel_shape", field, field),
                ints("strides", field, field));
        graph.named("pooled", "GlobalAveragePool", List.of("features"));
        var file = Files.write(
                folder.resolve("fields.onnx"),
                graph.output("pooled", ElementType.FLOAT, GraphSummary.DYNAMIC, 3, 1, 1)
                        .bytes());
        var folders = new ModelFolders(folder.resolve("models"));
        folders.put(file, card(FileDigest.sha256(file)));
        return folders;
    }

    private static ModelCard card(String sha256) {
        return new ModelCard(
                NAME,
                "1",
                Task.EMBEDDING,
                new Input(
                        "image",
                        Layout.NCHW,
                        Kind.FLOAT32,
                        EDGE_PX,
                        Colour.RGB,
                        Fit.LETTERBOX,
                        1 / 255f,
                        List.of(0f, 0f, 0f),
                        List.of(1f, 1f, 1f)),
                new Output("features", 3 * FIELDS * FIELDS, Activation.NONE, false, Optional.empty()),
                List.of(),
                "CC0-1.0",
                "made for a test",
                sha256);
    }
}
