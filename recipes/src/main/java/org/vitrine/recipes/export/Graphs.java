package org.vitrine.recipes.export;

import static org.vitrine.models.OnnxGraph.integer;
import static org.vitrine.models.OnnxGraph.ints;

import java.util.List;
import org.vitrine.models.Miniature;
import org.vitrine.models.OnnxGraph;
import org.vitrine.models.PolarMap;
import org.vitrine.models.PolarMap.View;
import org.vitrine.models.ReliefBank;
import org.vitrine.recipes.learn.Metric;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.OnnxLayers;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.nets.SideNet;
import org.vitrine.recipes.nets.UprightNet;

/** The graphs that ship, from photograph to answer; and each without its beginning, on polar maps, to compare with the trainer. */
public final class Graphs {

    /** By how much views are beside each other: three pixels of 224, and three hundredths in size. */
    private static final double BESIDE = 6.0 / PolarMap.EDGE_PX;

    private static final double LARGER = 0.03;

    public static final List<View> VIEWS = List.of(
            new View(0, 0, 1),
            new View(BESIDE, 0, 1),
            new View(-BESIDE, 0, 1),
            new View(0, BESIDE, 1),
            new View(0, -BESIDE, 1),
            new View(0, 0, 1 + LARGER),
            new View(0, 0, 1 - LARGER));

    /** Ways a picture of a side is looked at in. */
    private static final int WAYS = 8;

    /** The largest of three logits ±d/2 and this where neither side has three quarters: half of ln 3. */
    private static final float UNKNOWN = 0.549306f;

    private static final String VECTOR = "embedding";

    private Graphs() {}

    /** The bank that the metric was learnt of. */
    public static byte[] bankOfMaps() {
        var graph = new OnnxGraph("bank");
        graph.output(ReliefBank.of(graph, maps(graph), VECTOR), ReliefBank.DIMENSION);
        return graph.bytes();
    }

    /**
     * {@link ReliefBank}'s vector, averaged over views a little beside each other, in a learnt metric: locating is off by a
     * hundredth or two, and turning is harmless only about the true middle.
     */
    public static byte[] embedder(String name, Metric metric) {
        var graph = new OnnxGraph(name);
        var image = graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        return embedder(graph, new PolarMap(graph).of(image, VIEWS), metric);
    }

    /** The same on the maps of the views. */
    public static byte[] embedderOfMaps(Metric metric) {
        var graph = new OnnxGraph("maps");
        return embedder(graph, maps(graph), metric);
    }

    private static byte[] embedder(OnnxGraph graph, String maps, Metric metric) {
        graph.output(inMetric(graph, maps, metric, VECTOR), metric.size());
        return graph.bytes();
    }

    private static String inMetric(OnnxGraph graph, String maps, Metric metric, String name) {
        var bank = ReliefBank.of(graph, maps, "bank");
        var shape = graph.constant("views", new long[] {-1, VIEWS.size(), metric.size()});
        var mean = graph.node(
                "ReduceMean",
                List.of(graph.node("Reshape", List.of(bank, shape))),
                ints("axes", 1),
                integer("keepdims", 0));
        var matrix = graph.constant("metric", metric.matrix(), metric.size(), metric.size());
        var offset = graph.constant("metric_offset", metric.offset(), metric.size());
        var vector = graph.node("Gemm", List.of(mean, matrix, offset), integer("transB", 1));
        var length = graph.node("ReduceL2", List.of(vector), ints("axes", 1), integer("keepdims", 1));
        return graph.named(name, "Div", List.of(vector, length));
    }

    /**
     * The vector of a network, of the first view, beside {@link #embedder}'s, each shortened so that together they are of unit
     * length: cosines add up by their shares.
     *
     * @param share of the network in a cosine, in (0, 1)
     */
    public static byte[] beside(String name, Numbers numbers, Metric metric, double share) {
        var graph = new OnnxGraph(name);
        var image = graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        var maps = new PolarMap(graph).of(image, VIEWS);
        var net = ReliefNet.vector(new OnnxLayers(graph, "net_", numbers), first(graph, maps));
        var bank = inMetric(graph, maps, metric, "bank_in_metric");
        var both = List.of(scaled(graph, net, Math.sqrt(share)), scaled(graph, bank, Math.sqrt(1 - share)));
        graph.output(
                graph.named(VECTOR, "Concat", both, integer("axis", 1)), ReliefNet.DIMENSION + (long) metric.size());
        return graph.bytes();
    }

    private static String first(OnnxGraph graph, String maps) {
        var byView = graph.constant("by_view", new long[] {-1, VIEWS.size(), PolarMap.RADII, PolarMap.ANGLES});
        return graph.node(
                "Slice",
                List.of(
                        graph.node("Reshape", List.of(maps, byView)),
                        graph.constant("first_view", new long[] {0}),
                        graph.constant("second_view", new long[] {1}),
                        graph.constant("view_axis", new long[] {1})));
    }

    private static String scaled(OnnxGraph graph, String vector, double by) {
        return graph.node("Mul", List.of(vector, graph.constant(vector + "_weight", new float[] {(float) by}, 1)));
    }

    /** The network alone, on maps. */
    public static byte[] netOfMaps(Numbers numbers) {
        var graph = new OnnxGraph("maps");
        var vector = ReliefNet.vector(new OnnxLayers(graph, "net_", numbers), maps(graph));
        graph.output(graph.named(VECTOR, "Identity", List.of(vector)), ReliefNet.DIMENSION);
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

    /** Scores of pixels, of a picture whose numbers are 0 to 255. */
    public static byte[] outline(String name, Numbers numbers) {
        var graph = new OnnxGraph(name);
        var image = graph.input("image", 3, OutlineNet.EDGE_PX, OutlineNet.EDGE_PX);
        var middle = graph.constant("middle", new float[] {OutlineNet.MIDDLE}, 1);
        var reach = graph.constant("reach", new float[] {OutlineNet.REACH}, 1);
        var input = graph.node("Div", List.of(graph.node("Sub", List.of(image, middle)), reach));
        var scores = OutlineNet.scores(new OnnxLayers(graph, "net_", numbers), input);
        graph.output(graph.named("scores", "Identity", List.of(scores)), 1, OutlineNet.EDGE_PX, OutlineNet.EDGE_PX);
        return graph.bytes();
    }

    /**
     * Obverse, reverse or neither known: logits, the last of which is the largest where the other two are not apart enough. The mean of
     * what is said of the picture turned by quarters, and of its mirror image turned so.
     *
     * @param temperature by what scores are divided
     */
    public static byte[] side(String name, Numbers numbers, double temperature) {
        var graph = new OnnxGraph(name);
        var image = graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        var mean = inAllWays(graph, new Miniature(graph).of(image), numbers);
        float half = (float) (0.5 / temperature);
        var apart = graph.constant("apart", new float[] {half, -half, -half, half, 0, 0}, 3, SideNet.SIDES);
        var unknown = graph.constant("unknown", new float[] {0, 0, UNKNOWN}, 3);
        var logits = List.of(mean, apart, unknown);
        graph.output(graph.named("scores", "Gemm", logits, integer("transB", 1)), 3);
        return graph.bytes();
    }

    /** What the network says of the channels of miniatures looked at in all ways, before any temperature. */
    public static byte[] sideInAllWays(Numbers numbers) {
        var graph = new OnnxGraph("ways");
        var channels = graph.input("channels", Miniature.CHANNELS, Miniature.HALF, Miniature.HALF);
        var mean = inAllWays(graph, channels, numbers);
        graph.output(graph.named("scores", "Identity", List.of(mean)), SideNet.SIDES);
        return graph.bytes();
    }

    private static String inAllWays(OnnxGraph graph, String channels, Numbers numbers) {
        var scores = SideNet.scores(new OnnxLayers(graph, "net_", numbers), turned(graph, channels));
        var byWay = graph.constant("by_way", new long[] {WAYS, -1, SideNet.SIDES});
        return graph.node(
                "ReduceMean",
                List.of(graph.node("Reshape", List.of(scores, byWay))),
                ints("axes", 0),
                integer("keepdims", 0));
    }

    /** The network alone, on the channels of miniatures. */
    public static byte[] sideOfChannels(Numbers numbers) {
        var graph = new OnnxGraph("channels");
        var channels = graph.input("channels", Miniature.CHANNELS, Miniature.HALF, Miniature.HALF);
        var scores = SideNet.scores(new OnnxLayers(graph, "net_", numbers), channels);
        graph.output(graph.named("scores", "Identity", List.of(scores)), SideNet.SIDES);
        return graph.bytes();
    }

    /** All pictures as they are, then all turned by 90°, by 180°, by 270°, then all these mirrored. */
    private static String turned(OnnxGraph graph, String channels) {
        var back = new long[Miniature.HALF];
        for (int i = 0; i < back.length; i++) {
            back[i] = back.length - 1L - i;
        }
        var backwards = graph.constant("backwards", back);
        var across = graph.node("Transpose", List.of(channels), ints("perm", 0, 1, 3, 2));
        var quarter = graph.node("Gather", List.of(across, backwards), integer("axis", 3));
        var threeQuarters = graph.node("Gather", List.of(across, backwards), integer("axis", 2));
        var upsideDown = graph.node("Gather", List.of(channels, backwards), integer("axis", 2));
        var half = graph.node("Gather", List.of(upsideDown, backwards), integer("axis", 3));
        var turned = List.of(channels, quarter, half, threeQuarters);
        var all = graph.node("Concat", turned, integer("axis", 0));
        var mirrored = graph.node("Gather", List.of(all, backwards), integer("axis", 3));
        return graph.node("Concat", List.of(all, mirrored), integer("axis", 0));
    }

    private static String image(OnnxGraph graph) {
        return new PolarMap(graph).of(graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
    }

    private static String maps(OnnxGraph graph) {
        return graph.input("map", 1, PolarMap.RADII, PolarMap.ANGLES);
    }
}
