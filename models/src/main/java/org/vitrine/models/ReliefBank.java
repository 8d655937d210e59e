package org.vitrine.models;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;
import static org.vitrine.onnx.GraphBuilder.text;

import java.util.Arrays;
import java.util.List;
import org.vitrine.onnx.GraphBuilder;

/**
 * An embedder for struck and carved relief, such as coins. Its vector is invariant to rotation of the object, and it
 * has no learned weights.
 *
 * <pre>
 * image [N,3,224,224] RGB 0…255
 *   ─▶ luminance, local contrast normalised         removes light and metal
 *   ─▶ polar map, radius × angle                    a rotation becomes a shift along the angle
 *   ─▶ complex Gabor filters, square root of energy edges by direction relative to the radius
 *   ─▶ mean over each of 8 rings, normalised over the filters
 *   ─▶ magnitude of 16 frequencies along the angle  a shift changes only the phases
 *   ─▶ embedding [N,1024], unit length
 * </pre>
 *
 * <p>Invariance by the Fourier magnitude of a polar map: Reddy and Chatterji, "An FFT-based technique for translation,
 * rotation, and scale-invariant image registration", IEEE TIP 5(8), 1996. Filters: Gabor energy as in Daugman, JOSA A
 * 2(7), 1985. The constants were chosen on euro coins, see {@code models/relief-bank/1/card.json}.
 */
public final class ReliefBank {

    static final String NAME = "relief-bank";
    static final int VERSION = 1;
    static final int EDGE_PX = PolarMap.EDGE_PX;
    /** Numbers of the vector: 8 filters × 8 rings × 16 frequencies. */
    public static final int DIMENSION = 1024;

    private static final int RADII = PolarMap.RADII;
    private static final int ANGLES = PolarMap.ANGLES;
    /** Of the Gabor filters, in cells of the polar map. */
    private static final double[] WAVELENGTHS = {3.5, 7};

    private static final int DIRECTIONS = 4;
    private static final int FILTERS = WAVELENGTHS.length * DIRECTIONS;
    /** Standard deviation of a filter in the frequency domain, as a share of its centre frequency. */
    private static final double BANDWIDTH = 0.45;

    private static final int KERNEL = 17;
    private static final int RINGS = 8;
    private static final int FREQUENCIES = 16;
    /** Weight of frequency 0, the mean over all angles; the other frequencies have weight 1. */
    private static final float MEAN_WEIGHT = 0.3f;

    private static final float EPSILON = 1e-8f;

    private final GraphBuilder graph;

    private ReliefBank(GraphBuilder graph) {
        this.graph = graph;
    }

    static byte[] model() {
        var graph = new GraphBuilder(NAME);
        var map = new PolarMap(graph).of(graph.input("image", 3, EDGE_PX, EDGE_PX));
        graph.output(of(graph, map, "embedding"), DIMENSION);
        return graph.bytes();
    }

    /**
     * Adds the nodes of this embedder to a graph that already contains a {@link PolarMap}.
     *
     * @param polarMap name of the map, [N,1,32,128]
     * @param name name that the resulting vector gets
     * @return {@code name}: the vector of unit length, [N,{@value #DIMENSION}]
     */
    public static String of(GraphBuilder graph, String polarMap, String name) {
        var bank = new ReliefBank(graph);
        return bank.unit(bank.angularSpectrum(bank.acrossFilters(bank.ringMeans(bank.energy(polarMap)))), name);
    }

    /**
     * Square root of the Gabor magnitude. The map is padded circularly along the angle and mirrored along the radius.
     */
    private String energy(String polar) {
        int pad = KERNEL / 2;
        var axis = graph.constant("angle_axis", new long[] {3});
        var end = graph.node(
                "Slice",
                List.of(
                        polar,
                        graph.constant("last_from", new long[] {ANGLES - pad}),
                        graph.constant("last_to", new long[] {ANGLES}),
                        axis));
        var begin = graph.node(
                "Slice",
                List.of(
                        polar,
                        graph.constant("first_from", new long[] {0}),
                        graph.constant("first_to", new long[] {pad}),
                        axis));
        var wrapped = graph.node("Concat", List.of(end, polar, begin), integer("axis", 3));
        var pads = graph.constant("mirror", new long[] {0, 0, pad, 0, 0, 0, pad, 0});
        var padded = graph.node("Pad", List.of(wrapped, pads), text("mode", "reflect"));
        var even = convolved(padded, "gabor_even", Kernels.gabor(KERNEL, WAVELENGTHS, DIRECTIONS, BANDWIDTH, false));
        var odd = convolved(padded, "gabor_odd", Kernels.gabor(KERNEL, WAVELENGTHS, DIRECTIONS, BANDWIDTH, true));
        return graph.node("Sqrt", List.of(magnitude(even, odd)));
    }

    private String convolved(String padded, String name, float[] weights) {
        var bank = graph.constant(name, weights, FILTERS, 1, KERNEL, KERNEL);
        return graph.node("Conv", List.of(padded, bank), ints("kernel_shape", KERNEL, KERNEL));
    }

    private String magnitude(String real, String imaginary) {
        var squares = graph.node(
                "Add",
                List.of(graph.node("Mul", List.of(real, real)), graph.node("Mul", List.of(imaginary, imaginary))));
        var tiny = graph.constant(squares + "_tiny", new float[] {EPSILON}, 1);
        return graph.node("Sqrt", List.of(graph.node("Add", List.of(squares, tiny))));
    }

    private String ringMeans(String energy) {
        int height = RADII / RINGS;
        return graph.node("AveragePool", List.of(energy), ints("kernel_shape", height, 1), ints("strides", height, 1));
    }

    /** Divides by the root mean square over the filters, so that deep and worn relief have the same weight. */
    private String acrossFilters(String rings) {
        var squares = graph.node("Mul", List.of(rings, rings));
        var mean = graph.node("ReduceMean", List.of(squares), ints("axes", 1), integer("keepdims", 1));
        var floor = graph.constant("filter_floor", new float[] {0.05f}, 1);
        var scale = graph.node("Add", List.of(graph.node("Sqrt", List.of(mean)), floor));
        return graph.node("Div", List.of(rings, scale));
    }

    private String angularSpectrum(String rings) {
        var cosine = graph.constant("dft_cos", Kernels.dft(ANGLES, FREQUENCIES, false), ANGLES, FREQUENCIES);
        var sine = graph.constant("dft_sin", Kernels.dft(ANGLES, FREQUENCIES, true), ANGLES, FREQUENCIES);
        var magnitude =
                magnitude(graph.node("MatMul", List.of(rings, cosine)), graph.node("MatMul", List.of(rings, sine)));
        var weights = new float[FREQUENCIES];
        Arrays.fill(weights, 1);
        weights[0] = MEAN_WEIGHT;
        var weighted = graph.node("Mul", List.of(magnitude, graph.constant("frequency_weights", weights, FREQUENCIES)));
        return graph.node("Flatten", List.of(weighted), integer("axis", 1));
    }

    private String unit(String vector, String name) {
        var length = graph.node("ReduceL2", List.of(vector), ints("axes", 1), integer("keepdims", 1));
        return graph.named(name, "Div", List.of(vector, length));
    }
}
