package org.vitrine.modelserver.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.CardJson;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.BoxOrder;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Detection;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;

/** Writes models with their cards into a models folder. */
public record ModelFolder(Path root) {

    private static final List<String> CHANNELS = List.of("red", "green", "blue");
    private static final Input IMAGE = new Input(
            "image",
            Layout.NCHW,
            Kind.FLOAT32,
            TinyModels.EDGE_PX,
            Colour.RGB,
            Fit.LETTERBOX,
            1 / 255f,
            List.of(0f, 0f, 0f),
            List.of(1f, 1f, 1f));

    public static ModelFolder temporary() {
        try {
            return new ModelFolder(Files.createTempDirectory("models"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Adds an embedder whose vector is the means of the channels, 0 to 1. */
    public Path embedder(String name, String version) {
        return put(name, version, TinyModels.means(), Task.EMBEDDING, output("means", 3, false), List.of());
    }

    /** As {@link #embedder}, with the vector in a list of lists. */
    public Path nestedEmbedder(String name, String version) {
        return put(name, version, TinyModels.means(), Task.EMBEDDING, output("means", 3, true), List.of());
    }

    /** Adds a classifier for the brightest channel. */
    public Path classifier(String name, String version) {
        return put(
                name,
                version,
                TinyModels.brightest(),
                Task.CLASSIFICATION,
                output("probabilities", 3, false),
                CHANNELS);
    }

    /** Adds a detector that returns the middle half of the picture, with the mean of red as score. */
    public Path detector(String name, String version) {
        var detection = new Detection("scores", "classes", BoxOrder.XYXY, false);
        var output = new Output("boxes", 0, Activation.NONE, false, Optional.of(detection));
        return put(name, version, TinyModels.boxes(), Task.DETECTION, output, List.of("ground", "coin"));
    }

    /** Adds a segmentation whose class of each pixel is the brightest channel. */
    public Path segmenter(String name, String version) {
        return put(name, version, TinyModels.segments(), Task.SEGMENTATION, output("scores", 0, false), CHANNELS);
    }

    private static Output output(String tensor, int dimension, boolean nested) {
        return new Output(tensor, dimension, Activation.NONE, nested, Optional.empty());
    }

    private Path put(String name, String version, byte[] model, Task task, Output output, List<String> labels) {
        try {
            var folder = Files.createDirectories(root.resolve(name).resolve(version));
            var file = Files.write(folder.resolve(ModelFolders.MODEL), model);
            var card = new ModelCard(
                    name, version, task, IMAGE, output, labels, "CC0-1.0", "made by a test", FileDigest.sha256(file));
            var draft = Files.writeString(folder.resolve("draft"), CardJson.write(card));
            Files.move(draft, folder.resolve(ModelFolders.CARD));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void overwrite(String file, String content) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void remove(String name) {
        try (var files = Files.walk(root.resolve(name))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
