package org.vitrine.recipes.export;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.List;
import org.vitrine.models.ColourFeatures;
import org.vitrine.models.PolarMap;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.recipes.nets.MetalNet;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.OnnxLayers;

/**
 * ONNX graphs of {@code coin-material}: the whole graph from photograph to metal, and its parts, which the recipe runs
 * by themselves.
 */
public final class MetalGraph {

    private MetalGraph() {}

    /**
     * Returns the graph that ships. Its output [N, {@code METALS} + 1] has the probabilities of the metals and, last,
     * of "unknown". Where no metal reaches its threshold, "unknown" has 0.5 and the metals share the rest; elsewhere
     * "unknown" has 0.
     *
     * @param temperature divisor of the logits, above 0
     * @param thresholds threshold of each metal: the probability from which on it is named, at least 0.5
     */
    public static byte[] of(String name, NetworkWeights networkWeights, double temperature, double[] thresholds) {
        var graph = new GraphBuilder(name);
        var features = new ColourFeatures(graph).of(graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
        var scores = MetalNet.scores(new OnnxLayers(graph, "net_", networkWeights), features);
        var scaled = graph.node("Div", List.of(scores, number(graph, "temperature", temperature)));
        var probabilities = graph.node("Softmax", List.of(scaled), integer("axis", 1));
        var excess = graph.node("Sub", List.of(probabilities, numbers(graph, "least", thresholds)));
        var largestExcess = graph.node("ReduceMax", List.of(excess), ints("axes", 1), integer("keepdims", 1));
        var below = graph.node("Less", List.of(largestExcess, number(graph, "nothing", 0)));
        var unknown = graph.node("Where", List.of(below, number(graph, "half", 0.5), number(graph, "none", 0)));
        var known = graph.node("Sub", List.of(number(graph, "all", 1), unknown));
        var metals = graph.node("Mul", List.of(probabilities, known));
        graph.output(
                graph.named("probabilities", "Concat", List.of(metals, unknown), integer("axis", 1)),
                MetalNet.METALS + 1L);
        return graph.bytes();
    }

    /** Returns the graph of {@link ColourFeatures}, for pictures at a quarter of their size. */
    public static byte[] featuresOfCells() {
        var graph = new GraphBuilder("figures");
        var cells = graph.input("cells", 3, ColourFeatures.GRID_EDGE, ColourFeatures.GRID_EDGE);
        graph.output(
                graph.named("answer", "Identity", List.of(new ColourFeatures(graph).ofCells(cells))),
                ColourFeatures.COUNT);
        return graph.bytes();
    }

    /** Returns the graph of the network alone: from colour statistics to logits. */
    public static byte[] scoresOfFeatures(NetworkWeights networkWeights) {
        var graph = new GraphBuilder("scores");
        var features = graph.input("figures", ColourFeatures.COUNT);
        var scores = MetalNet.scores(new OnnxLayers(graph, "net_", networkWeights), features);
        graph.output(graph.named("answer", "Identity", List.of(scores)), MetalNet.METALS);
        return graph.bytes();
    }

    private static String number(GraphBuilder graph, String name, double value) {
        return numbers(graph, name, value);
    }

    private static String numbers(GraphBuilder graph, String name, double... values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return graph.constant(name, floats, 1, floats.length);
    }
}
