package org.vitrine.models;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.List;
import org.vitrine.onnx.GraphBuilder;

/**
 * Adds {@value #COUNT} colour features of a disc to an ONNX graph, the input of the classifier {@code coin-material}.
 *
 * <p>Red against green, blue against green and light are logarithms, so that another white balance or exposure adds the
 * same value everywhere. Features that this does not change (how colour varies, its correlation with light, patches of
 * another colour) are combined with features that it does change.
 *
 * @param graph the graph that receives the nodes
 */
public record ColourFeatures(GraphBuilder graph) {

    /** Edge of the grid of cells from which the features are computed: a quarter of the edge of the image. */
    public static final int GRID_EDGE = PolarMap.EDGE_PX / 4;

    public static final int GRID_CELLS = GRID_EDGE * GRID_EDGE;

    /**
     * Radius of the disc that is used, in halves of the edge. It is less than 1 so that a ragged edge of the object
     * stays outside.
     */
    private static final double RADIUS = 0.82;

    /** Added to every channel (0…255) before the logarithm, so that noise in dark areas does not become colour. */
    private static final float LOG_OFFSET = 10;

    /** Brightness tiers in which colour is measured, in standard deviations from the mean light. */
    private static final float[] TIERS = {-1.6f, -0.8f, 0, 0.8f, 1.6f};

    private static final float TIER_SPACING = 0.8f;
    /** Added to the share of cells in a tier, so that an almost empty tier gives a value near 0. */
    private static final float TIER_FLOOR = 0.02f;

    /**
     * Thresholds by which a patch is redder, greener, bluer or yellower than the mean, in differences of logarithms of
     * encoded values.
     */
    private static final float[] PATCH_THRESHOLDS = {0.05f, 0.12f, 0.25f};

    /** Thresholds of luma (0…255): the lower ones for nearly black cells, the upper ones for overexposed cells. */
    private static final float[] LUMA_THRESHOLDS = {20, 60, 190, 240};

    private static final int MAPS = 3;
    private static final float EPSILON = 1e-4f;

    /**
     * Number of features: means, deviations and skewness of the {@value #MAPS} maps, their correlations, tiers,
     * patches, thresholds of luma, and chroma.
     */
    public static final int COUNT =
            3 * MAPS + MAPS * MAPS + 2 * TIERS.length + 4 * PATCH_THRESHOLDS.length + LUMA_THRESHOLDS.length + 2;

    /**
     * Adds the nodes that compute the features from an image.
     *
     * @param image name of the input value, [N,3,224,224], RGB 0…255
     * @return name of the features, [N,{@value #COUNT}]
     */
    public String of(String image) {
        return ofCells(graph.node("AveragePool", List.of(image), ints("kernel_shape", 4, 4), ints("strides", 4, 4)));
    }

    /**
     * Adds the nodes that compute the features from an image that is already reduced to a quarter of its size.
     *
     * @param cells name of the input value, [N,3,{@value #GRID_EDGE},{@value #GRID_EDGE}], RGB 0…255
     * @return name of the features, [N,{@value #COUNT}]
     */
    public String ofCells(String cells) {
        var logarithms = graph.node("Log", List.of(plus(cells, number("lift", LOG_OFFSET))));
        var opponents = new float[] {1, -1, 0, 0, -1, 1, 0.3f, 0.59f, 0.11f};
        var maps = listed(graph.node(
                "Conv",
                List.of(logarithms, graph.constant("against", opponents, MAPS, 3, 1, 1)),
                ints("kernel_shape", 1, 1)));
        var share = graph.constant("share", share(), 1, GRID_CELLS);
        var mean = sum(times(maps, share));
        var about = minus(maps, mean);
        var deviation = root(sum(times(times(about, about), share)));
        var standard = graph.node("Div", List.of(about, deviation));
        var weighted = times(standard, share);
        var together = graph.node("MatMul", List.of(weighted, transposed(standard)));
        var skew = sum(times(times(standard, standard), weighted));
        var colours = slice(about, 0, 2);
        var parts = List.of(
                mean,
                deviation,
                together,
                skew,
                tiers(colours, slice(standard, 2, 3), share),
                patches(colours, share),
                lumaShares(cells, share),
                chroma(slice(maps, 0, 2), share));
        return graph.node("Concat", parts.stream().map(this::flat).toList(), integer("axis", 1));
    }

    /**
     * Mean difference of colour from its mean in each brightness tier. Cells between two tiers count for both, weighted
     * linearly.
     */
    private String tiers(String colours, String light, String share) {
        int count = TIERS.length;
        var within =
                graph.node("Clip", List.of(light, scalar("darkest", TIERS[0]), scalar("lightest", TIERS[count - 1])));
        var distance = graph.node("Abs", List.of(minus(within, graph.constant("tiers", TIERS, count, 1))));
        var near = graph.node(
                "Relu", List.of(minus(number("one", 1), times(distance, number("per_tier", 1 / TIER_SPACING)))));
        var weights = times(near, share);
        var sums = graph.node("MatMul", List.of(colours, transposed(weights)));
        var sizes = transposed(plus(sum(weights), number("tier_floor", TIER_FLOOR)));
        return graph.node("Div", List.of(sums, sizes));
    }

    /** Share of the disc whose colour exceeds the mean by each threshold, in each of four directions. */
    private String patches(String colours, String share) {
        var both = graph.node("Concat", List.of(colours, graph.node("Neg", List.of(colours))), integer("axis", 1));
        var by = graph.constant("beyond", PATCH_THRESHOLDS, 1, 1, PATCH_THRESHOLDS.length, 1);
        var over = minus(graph.node("Unsqueeze", List.of(both, graph.constant("third", new long[] {2}))), by);
        var soft = graph.node("Sigmoid", List.of(times(over, number("steepness", 40))));
        return graph.node("ReduceSum", List.of(times(soft, share), graph.constant("places", new long[] {3})));
    }

    /** Share of the disc whose luma is above each threshold of {@link #LUMA_THRESHOLDS}. */
    private String lumaShares(String cells, String share) {
        var weights = graph.constant("luma", new float[] {0.299f, 0.587f, 0.114f}, 1, 3, 1, 1);
        var light = listed(graph.node("Conv", List.of(cells, weights), ints("kernel_shape", 1, 1)));
        var over = minus(light, graph.constant("ends", LUMA_THRESHOLDS, LUMA_THRESHOLDS.length, 1));
        var soft = graph.node("Sigmoid", List.of(times(over, number("per_step", 0.1f))));
        return sum(times(soft, share));
    }

    /** Mean and standard deviation of the distance from grey. */
    private String chroma(String colours, String share) {
        var distances = root(
                graph.node("ReduceSum", List.of(times(colours, colours), graph.constant("channels", new long[] {1}))));
        var mean = sum(times(distances, share));
        var about = minus(distances, mean);
        return graph.node("Concat", List.of(mean, root(sum(times(times(about, about), share)))), integer("axis", 1));
    }

    private String listed(String picture) {
        return graph.node(
                "Reshape", List.of(picture, graph.constant("list_of_" + picture, new long[] {0, 0, GRID_CELLS})));
    }

    private String slice(String maps, long from, long to) {
        return graph.node(
                "Slice",
                List.of(
                        maps,
                        graph.constant(maps + "_from_" + from, new long[] {from}),
                        graph.constant(maps + "_to_" + to, new long[] {to}),
                        graph.constant(maps + "_axis_" + from, new long[] {1})));
    }

    /** Sums over all cells. */
    private String sum(String maps) {
        return graph.node(
                "ReduceSum", List.of(maps, graph.constant("cells_of_" + maps, new long[] {2})), integer("keepdims", 1));
    }

    private String flat(String figures) {
        return graph.node("Flatten", List.of(figures), integer("axis", 1));
    }

    private String root(String squares) {
        return graph.node("Sqrt", List.of(plus(squares, number("tiny_of_" + squares, EPSILON))));
    }

    private String times(String one, String other) {
        return graph.node("Mul", List.of(one, other));
    }

    private String plus(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    private String minus(String one, String other) {
        return graph.node("Sub", List.of(one, other));
    }

    private String number(String name, float value) {
        return graph.constant(name, new float[] {value}, 1);
    }

    private String scalar(String name, float value) {
        return graph.constant(name, new float[] {value});
    }

    private String transposed(String maps) {
        return graph.node("Transpose", List.of(maps), ints("perm", 0, 2, 1));
    }

    /** Equal weights of the cells within the disc, of sum 1; 0 outside. */
    private static float[] share() {
        var share = new float[GRID_CELLS];
        int inside = 0;
        for (int i = 0; i < GRID_CELLS; i++) {
            double x = (i % GRID_EDGE + 0.5) * 2 / GRID_EDGE - 1;
            double y = (i / GRID_EDGE + 0.5) * 2 / GRID_EDGE - 1;
            share[i] = x * x + y * y <= RADIUS * RADIUS ? 1 : 0;
            inside += (int) share[i];
        }
        for (int i = 0; i < GRID_CELLS; i++) {
            share[i] /= inside;
        }
        return share;
    }
}
