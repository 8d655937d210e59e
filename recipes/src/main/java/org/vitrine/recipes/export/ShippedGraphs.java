package org.vitrine.recipes.export;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.models.PolarMap;
import org.vitrine.models.PolarMap.SamplingOffset;
import org.vitrine.models.ReliefBank;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.recipes.learn.WhitenedMetric;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.OnnxLayers;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.nets.ReliefNet;

/**
 * ONNX graphs of the models that ship, from photograph to answer, and each from the polar map on, to compare with the
 * trainer.
 */
public final class ShippedGraphs {

    /** Offsets of the views: three pixels of 224, and 3 % in size. */
    private static final double VIEW_SHIFT = 6.0 / PolarMap.EDGE_PX;

    private static final double VIEW_SCALE_CHANGE = 0.03;

    public static final List<SamplingOffset> VIEWS = List.of(
            new SamplingOffset(0, 0, 1),
            new SamplingOffset(VIEW_SHIFT, 0, 1),
            new SamplingOffset(-VIEW_SHIFT, 0, 1),
            new SamplingOffset(0, VIEW_SHIFT, 1),
            new SamplingOffset(0, -VIEW_SHIFT, 1),
            new SamplingOffset(0, 0, 1 + VIEW_SCALE_CHANGE),
            new SamplingOffset(0, 0, 1 - VIEW_SCALE_CHANGE));

    /**
     * Logit of "unknown" in {@code coin-side}, half of ln 3. The logits of the sides are ±d/2, so it is the largest
     * where neither side has a probability of three quarters.
     */
    private static final float UNKNOWN_LOGIT = 0.549306f;

    private static final String VECTOR_OUTPUT = "embedding";

    private ShippedGraphs() {}

    /** Returns the graph of {@code relief-bank} on polar maps, in whose vectors the metric is trained. */
    public static byte[] bankOfMaps() {
        var graph = new GraphBuilder("bank");
        graph.output(ReliefBank.of(graph, maps(graph), VECTOR_OUTPUT), ReliefBank.DIMENSION);
        return graph.bytes();
    }

    /**
     * Returns the graph of {@code relief-net}: {@link ReliefBank}'s vector, averaged over slightly shifted and scaled
     * views, in a trained metric. The views are needed because locating is off by 1 or 2 %, and rotation invariance
     * holds only about the true centre.
     */
    public static byte[] embedder(String name, WhitenedMetric whitenedMetric) {
        var graph = new GraphBuilder(name);
        var image = graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        return embedder(graph, new PolarMap(graph).of(image, VIEWS), whitenedMetric);
    }

    /** As {@link #embedder}, with the polar maps of the views as input. */
    public static byte[] embedderOfMaps(WhitenedMetric whitenedMetric) {
        var graph = new GraphBuilder("maps");
        return embedder(graph, maps(graph), whitenedMetric);
    }

    private static byte[] embedder(GraphBuilder graph, String maps, WhitenedMetric whitenedMetric) {
        graph.output(inMetric(graph, maps, whitenedMetric, VECTOR_OUTPUT), whitenedMetric.size());
        return graph.bytes();
    }

    private static String inMetric(GraphBuilder graph, String maps, WhitenedMetric whitenedMetric, String name) {
        var bank = ReliefBank.of(graph, maps, "bank");
        var shape = graph.constant("views", new long[] {-1, VIEWS.size(), whitenedMetric.size()});
        var mean = graph.node(
                "ReduceMean",
                List.of(graph.node("Reshape", List.of(bank, shape))),
                ints("axes", 1),
                integer("keepdims", 0));
        var matrix = graph.constant("metric", whitenedMetric.matrix(), whitenedMetric.size(), whitenedMetric.size());
        var offset = graph.constant("metric_offset", whitenedMetric.offset(), whitenedMetric.size());
        var vector = graph.node("Gemm", List.of(mean, matrix, offset), integer("transB", 1));
        var length = graph.node("ReduceL2", List.of(vector), ints("axes", 1), integer("keepdims", 1));
        return graph.named(name, "Div", List.of(vector, length));
    }

    /**
     * Returns the graph of {@code relief-deep}: the vector of a network for the first view, concatenated with that of
     * {@link #embedder}. Both are scaled so that the result has unit length and a cosine is the weighted sum of both
     * cosines.
     *
     * @param share weight of the network in a cosine, in (0, 1)
     */
    public static byte[] concatenated(
            String name, NetworkWeights networkWeights, WhitenedMetric whitenedMetric, double share) {
        var graph = new GraphBuilder(name);
        var image = graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        var maps = new PolarMap(graph).of(image, VIEWS);
        var network = ReliefNet.vector(new OnnxLayers(graph, "net_", networkWeights), first(graph, maps));
        var bank = inMetric(graph, maps, whitenedMetric, "bank_in_metric");
        var both = List.of(scaled(graph, network, Math.sqrt(share)), scaled(graph, bank, Math.sqrt(1 - share)));
        graph.output(
                graph.named(VECTOR_OUTPUT, "Concat", both, integer("axis", 1)),
                ReliefNet.DIMENSION + (long) whitenedMetric.size());
        return graph.bytes();
    }

    private static String first(GraphBuilder graph, String maps) {
        var byView = graph.constant("by_view", new long[] {-1, VIEWS.size(), PolarMap.RADII, PolarMap.ANGLES});
        return graph.node(
                "Slice",
                List.of(
                        graph.node("Reshape", List.of(maps, byView)),
                        graph.constant("first_view", new long[] {0}),
                        graph.constant("second_view", new long[] {1}),
                        graph.constant("view_axis", new long[] {1})));
    }

    private static String scaled(GraphBuilder graph, String vector, double by) {
        return graph.node("Mul", List.of(vector, graph.constant(vector + "_weight", new float[] {(float) by}, 1)));
    }

    /** Returns the graph of the network of {@code relief-deep} alone, on polar maps. */
    public static byte[] networkOfMaps(NetworkWeights networkWeights) {
        var graph = new GraphBuilder("maps");
        var vector = ReliefNet.vector(new OnnxLayers(graph, "net_", networkWeights), maps(graph));
        graph.output(graph.named(VECTOR_OUTPUT, "Identity", List.of(vector)), ReliefNet.DIMENSION);
        return graph.bytes();
    }

    /**
     * Returns the graph of {@code coin-upright}: logits of rotations clockwise in equal steps around the circle, the
     * first for none.
     *
     * @param networks networks whose logits are averaged
     * @param temperature divisor of the logits, above 0
     */
    public static byte[] upright(String name, List<NetworkWeights> networks, double temperature) {
        var graph = new GraphBuilder(name);
        var turns = faces(graph, image(graph), networks).turns();
        var by = graph.constant("temperature", new float[] {(float) temperature}, 1);
        graph.output(graph.named("turns", "Div", List.of(turns, by)), FaceNet.ANGLES);
        return graph.bytes();
    }

    /**
     * Returns the graph of {@code coin-side}: logits of obverse, reverse and "unknown". "Unknown" is the largest where
     * the difference between the sides is too small.
     *
     * @param networks networks whose logits are averaged
     * @param temperature divisor of the logits, above 0
     */
    public static byte[] side(String name, List<NetworkWeights> networks, double temperature) {
        var graph = new GraphBuilder(name);
        var sides = faces(graph, image(graph), networks).sides();
        float half = (float) (0.5 / temperature);
        var sideWeights = graph.constant("apart", new float[] {half, -half, -half, half, 0, 0}, 3, FaceNet.SIDES);
        var unknown = graph.constant("unknown", new float[] {0, 0, UNKNOWN_LOGIT}, 3);
        graph.output(graph.named("scores", "Gemm", List.of(sides, sideWeights, unknown), integer("transB", 1)), 3);
        return graph.bytes();
    }

    /**
     * Returns the graph of the averaged networks on polar maps: logits of rotations, then of sides, before division by
     * a temperature.
     */
    public static byte[] facesOfMaps(List<NetworkWeights> networks) {
        var graph = new GraphBuilder("maps");
        var answer = faces(graph, maps(graph), networks);
        graph.output(
                graph.named("scores", "Concat", List.of(answer.turns(), answer.sides()), integer("axis", 1)),
                FaceNet.ANGLES + FaceNet.SIDES);
        return graph.bytes();
    }

    private static FaceNet.Output<String> faces(GraphBuilder graph, String map, List<NetworkWeights> networks) {
        var answers = IntStream.range(0, networks.size())
                .mapToObj(number ->
                        FaceNet.output(new OnnxLayers(graph, "net%d_".formatted(number), networks.get(number)), map))
                .toList();
        return new FaceNet.Output<>(
                mean(graph, answers.stream().map(FaceNet.Output::turns).toList()),
                mean(graph, answers.stream().map(FaceNet.Output::sides).toList()));
    }

    private static String mean(GraphBuilder graph, List<String> values) {
        var sum = values.stream()
                .reduce((one, other) -> graph.node("Add", List.of(one, other)))
                .orElseThrow();
        var share = graph.constant("share_of_" + sum, new float[] {1f / values.size()}, 1);
        return graph.node("Mul", List.of(sum, share));
    }

    private static String image(GraphBuilder graph) {
        return new PolarMap(graph).gathered(graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
    }

    /** Returns the graph of {@code object-outline}: a logit for each pixel of a picture of numbers from 0 to 255. */
    public static byte[] outline(String name, NetworkWeights networkWeights) {
        var graph = new GraphBuilder(name);
        var image = graph.input("image", 3, OutlineNet.EDGE_PX, OutlineNet.EDGE_PX);
        var middle = graph.constant("middle", new float[] {OutlineNet.INPUT_MEAN}, 1);
        var reach = graph.constant("reach", new float[] {OutlineNet.INPUT_SCALE}, 1);
        var input = graph.node("Div", List.of(graph.node("Sub", List.of(image, middle)), reach));
        var scores = OutlineNet.scores(new OnnxLayers(graph, "net_", networkWeights), input);
        graph.output(graph.named("scores", "Identity", List.of(scores)), 1, OutlineNet.EDGE_PX, OutlineNet.EDGE_PX);
        return graph.bytes();
    }

    private static String maps(GraphBuilder graph) {
        return graph.input("map", 1, PolarMap.RADII, PolarMap.ANGLES);
    }
}
