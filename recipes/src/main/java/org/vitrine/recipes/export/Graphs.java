package org.vitrine.recipes.export;

import static org.vitrine.models.OnnxGraph.integer;
import static org.vitrine.models.OnnxGraph.ints;

import java.util.List;
import org.vitrine.models.OnnxGraph;
import org.vitrine.models.PolarMap;
import org.vitrine.models.ReliefBank;
import org.vitrine.recipes.learn.Metric;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.OnnxLayers;
import org.vitrine.recipes.nets.UprightNet;

/** The graphs that ship, from photograph to answer; and each without its beginning, on polar maps, to compare with the trainer. */
public final class Graphs {

    private Graphs() {}

    /** The bank that the metric was learnt of. */
    public static byte[] bankOfMaps() {
        var graph = new OnnxGraph("bank");
        graph.output(ReliefBank.of(graph, maps(graph), "embedding"), ReliefBank.DIMENSION);
        return graph.bytes();
    }

    /** {@link ReliefBank}'s vector in a learnt metric. */
    public static byte[] embedder(String name, Metric metric) {
        var graph = new OnnxGraph(name);
        return embedder(graph, image(graph), metric);
    }

    public static byte[] embedderOfMaps(Metric metric) {
        var graph = new OnnxGraph("maps");
        return embedder(graph, maps(graph), metric);
    }

    private static byte[] embedder(OnnxGraph graph, String map, Metric metric) {
        var bank = ReliefBank.of(graph, map, "bank");
        var matrix = graph.constant("metric", metric.matrix(), metric.size(), metric.size());
        var offset = graph.constant("metric_offset", metric.offset(), metric.size());
        var vector = graph.node("Gemm", List.of(bank, matrix, offset), integer("transB", 1));
        var length = graph.node("ReduceL2", List.of(vector), ints("axes", 1), integer("keepdims", 1));
        graph.output(graph.named("embedding", "Div", List.of(vector, length)), metric.size());
        return graph.bytes();
    }

    /** Scores of turns. */
    public static byte[] upright(String name, Numbers numbers) {
        var graph = new OnnxGraph(name);
        return upright(graph, image(graph), numbers);
    }

    public static byte[] uprightOfMaps(Numbers numbers) {
        var graph = new OnnxGraph("maps");
        return upright(graph, maps(graph), numbers);
    }

    private static byte[] upright(OnnxGraph graph, String map, Numbers numbers) {
        var scores = UprightNet.scores(new OnnxLayers(graph, "net_", numbers), map);
        graph.output(graph.named("scores", "Identity", List.of(scores)), UprightNet.ANGLES);
        return graph.bytes();
    }

    private static String image(OnnxGraph graph) {
        return new PolarMap(graph).of(graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
    }

    private static String maps(OnnxGraph graph) {
        return graph.input("map", 1, PolarMap.RADII, PolarMap.ANGLES);
    }
}
