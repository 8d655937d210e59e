package org.vitrine.modelserver.support;

import static org.vitrine.onnx.GraphBuilder.ElementType.FLOAT;
import static org.vitrine.onnx.GraphBuilder.integer;

import java.util.List;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.onnx.GraphSummary;

/**
 * ONNX graphs whose results are easy to compute by hand: the mean of each channel of a 32-px picture, and classes and
 * boxes derived from it.
 */
public final class TinyModels {

    /** Edge in pixels of the square pictures that the models take. */
    public static final int EDGE_PX = 32;

    private TinyModels() {}

    /** Means of red, green and blue over the picture: [N, 3]. */
    public static byte[] means() {
        var graph = pooled("means");
        graph.named("means", "Flatten", List.of("pooled"));
        return graph.output("means", FLOAT, GraphSummary.DYNAMIC, 3).bytes();
    }

    /** Softmax over the means of the three channels: [N, 3]. {@code pooled} is an inner tensor, [N, 3, 1, 1]. */
    public static byte[] brightest() {
        var graph = pooled("brightest");
        graph.named("flat", "Flatten", List.of("pooled"));
        graph.named("probabilities", "Softmax", List.of("flat"));
        return graph.output("probabilities", FLOAT, GraphSummary.DYNAMIC, 3).bytes();
    }

    /**
     * One box that covers the middle half of the picture, of class 1, with the mean of red as score: boxes [N, 1, 4],
     * scores [N, 1], classes [N, 1].
     */
    public static byte[] boxes() {
        var graph = pooled("boxes");
        graph.named("flat", "Flatten", List.of("pooled"));
        graph.named("scores", "Slice", List.of("flat", graph.longs(0), graph.longs(1), graph.longs(1)));
        var nought = graph.node("Mul", List.of("scores", graph.floats(new float[] {0}, 1)));
        graph.named("classes", "Add", List.of(nought, graph.floats(new float[] {1}, 1)));
        var lifted = graph.node("Unsqueeze", List.of(nought, graph.longs(2)));
        graph.named("boxes", "Add", List.of(lifted, graph.floats(new float[] {0.25f, 0.25f, 0.75f, 0.75f}, 1, 1, 4)));
        graph.output("boxes", FLOAT, GraphSummary.DYNAMIC, 1, 4);
        graph.output("scores", FLOAT, GraphSummary.DYNAMIC, 1);
        return graph.output("classes", FLOAT, GraphSummary.DYNAMIC, 1).bytes();
    }

    /** Scores of the channels for each pixel: [N, 3, 32, 32]. */
    public static byte[] segments() {
        var graph = new GraphBuilder("segments");
        var image = graph.input("image", FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX);
        graph.named("scores", "Softmax", List.of(image), integer("axis", 1));
        return graph.output("scores", FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX)
                .bytes();
    }

    private static GraphBuilder pooled(String name) {
        var graph = new GraphBuilder(name);
        var image = graph.input("image", FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX);
        graph.named("pooled", "GlobalAveragePool", List.of(image));
        return graph;
    }
}
