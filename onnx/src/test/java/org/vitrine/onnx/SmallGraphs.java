package org.vitrine.onnx;

import static org.vitrine.onnx.GraphBuilder.ElementType.FLOAT;
import static org.vitrine.onnx.GraphBuilder.ElementType.UINT8;
import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;

/** ONNX graphs whose results are easy to compute by hand: the means of the channels of an 8-px picture. */
final class SmallGraphs {

    static final int EDGE_PX = 8;

    private SmallGraphs() {}

    static byte[] means(long batch, int opset) {
        var graph = new GraphBuilder("means").opset(opset);
        var image = graph.input("image", FLOAT, batch, 3, EDGE_PX, EDGE_PX);
        graph.named("pooled", "GlobalAveragePool", List.of(image));
        graph.named("means", "Flatten", List.of("pooled"));
        return graph.output("means", FLOAT, batch, 3).bytes();
    }

    /** Means, followed by a dense layer that doubles them: a classifier without a softmax. */
    static byte[] logits() {
        var graph = new GraphBuilder("logits");
        var image = graph.input("image", FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX);
        graph.named("pooled", "GlobalAveragePool", List.of(image));
        graph.named("flat", "Flatten", List.of("pooled"));
        var weights = graph.floats(new float[] {2, 0, 0, 0, 2, 0, 0, 0, 2}, 3, 3);
        graph.named("logits", "MatMul", List.of("flat", weights));
        return graph.output("logits", FLOAT, GraphSummary.DYNAMIC, 3).bytes();
    }

    /** A graph whose input is bytes in the layout NHWC. */
    static byte[] bytesNhwc() {
        var graph = new GraphBuilder("bytes");
        var image = graph.input("image", UINT8, GraphSummary.DYNAMIC, EDGE_PX, EDGE_PX, 3);
        var floats = graph.node("Cast", List.of(image), integer("to", 1));
        graph.named("means", "ReduceMean", List.of(floats), ints("axes", 1L, 2L), integer("keepdims", 0));
        return graph.output("means", FLOAT, GraphSummary.DYNAMIC, 3).bytes();
    }

    static byte[] ofInput(GraphBuilder.ElementType numbers, long... shape) {
        var graph = new GraphBuilder("any");
        graph.input("image", numbers, shape);
        graph.named("same", "Identity", List.of("image"));
        return graph.output("same", numbers, shape).bytes();
    }

    static Input input() {
        return new Input(
                "image",
                Layout.NCHW,
                Kind.FLOAT32,
                EDGE_PX,
                Colour.RGB,
                Fit.LETTERBOX,
                1,
                List.of(0f, 0f, 0f),
                List.of(1f, 1f, 1f));
    }

    static Input input(Layout layout, Kind kind, Colour colour) {
        var zero = colour == Colour.GREY ? List.of(0f) : List.of(0f, 0f, 0f);
        var one = colour == Colour.GREY ? List.of(1f) : List.of(1f, 1f, 1f);
        return new Input("image", layout, kind, EDGE_PX, colour, Fit.LETTERBOX, 1, zero, one);
    }

    static ModelCard card(Task task, Input input, String output, Activation activation, String sha256) {
        return new ModelCard(
                "tiny",
                "1",
                task,
                input,
                new Output(output, 3, activation, false, Optional.empty()),
                task == Task.CLASSIFICATION ? List.of("red", "green", "blue") : List.of(),
                "CC0-1.0",
                "made by a test",
                sha256);
    }
}
