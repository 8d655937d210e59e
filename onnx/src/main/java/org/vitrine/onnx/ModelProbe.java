package org.vitrine.onnx;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import org.vitrine.onnx.ModelCard.Input;

/**
 * Runs a graph once, before it has a card, to find the shape of an inner tensor, which the file need not state. The
 * command that adds a model uses it to fill in the dimension of the output.
 */
public final class ModelProbe {

    private ModelProbe() {}

    /**
     * Returns the shape of a tensor for one picture, without the batch dimension.
     *
     * @param output name of the tensor; it may be an inner one
     * @throws UnservableModel if the graph cannot be loaded or fails on an input of zeros
     */
    public static List<Long> shape(Path file, Input input, String output) throws UnservableModel {
        try (var run = OnnxRun.open(file, input, List.of(output), 1)) {
            var shape = run.run(run.tensors().allocate(1), 1).getFirst().shape();
            return shape.size() > 1 ? shape.subList(1, shape.size()) : shape;
        } catch (OrtException | IllegalStateException failure) {
            throw new UnservableModel("the model fails on a black picture: " + failure.getMessage());
        }
    }
}
