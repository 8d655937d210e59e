package org.vitrine.models;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vitrine.onnx.GraphBuilder;

/**
 * Builds ONNX graphs that estimate the rotation of an object from reference pictures of its collection that are known
 * to be upright. The edge map of the picture is compared with that of each reference at every rotation; the
 * correlations are votes. Used by {@code org.vitrine.training.turn}.
 *
 * <pre>
 * image [N,3,224,224] RGB 0…255
 *   ─▶ {@link PolarMap}                              a rotation becomes a shift along the angle
 *   ─▶ gradient, its angle doubled, root of length   edges, independent of the side that is lit
 *   ─▶ {@value #RINGS} rings, weighted by their length, unit length
 *   ─▶ correlation with each reference at {@value #ROTATIONS} rotations
 *   ─▶ log of the sum over references of exp(sharpness × correlation)
 * </pre>
 */
public final class RotationBank {

    /** Number of rotations that are compared: equal steps clockwise, the first is no rotation. */
    public static final int ROTATIONS = PolarMap.ANGLES;

    private static final int RINGS = 16;
    /** Cosine and sine of the doubled angle. */
    private static final int PARTS = 2;

    /**
     * Numbers of the edge map of one reference: {@value #PARTS} parts × {@value #RINGS} rings × {@value #ROTATIONS}
     * angles.
     */
    public static final int EDGE_MAP_LENGTH = PARTS * RINGS * ROTATIONS;

    private static final float EPSILON = 1e-6f;
    /**
     * Edge of the Gaussian kernel that blurs edge maps over radii and angles, in cells, so that edges one cell apart
     * still correlate a little.
     */
    private static final int BLUR = 3;

    private static final double BLUR_SIGMA = 0.8;

    private final GraphBuilder graph;
    private final Set<Long> numbers = new HashSet<>();

    private RotationBank(String name) {
        this.graph = new GraphBuilder(name);
    }

    /**
     * A graph from {@code image} to the output {@code edgeMap}, [N, {@value #EDGE_MAP_LENGTH}]: the edge map of unit
     * length that is stored as a reference.
     *
     * @return the serialised ONNX model
     */
    public static byte[] edgeMap() {
        var bank = new RotationBank("strokes");
        bank.graph.output(bank.edgeMap(bank.image(), "strokes"), EDGE_MAP_LENGTH);
        return bank.graph.bytes();
    }

    /**
     * A graph from {@code image} to the output {@code likeness}, [N, references × {@value #ROTATIONS}]: the correlation
     * with each reference at each rotation, in [−1, 1].
     *
     * @param references edge maps from {@link #edgeMap()}, {@value #EDGE_MAP_LENGTH} numbers each, one after the other
     * @return the serialised ONNX model
     * @throws IllegalArgumentException if the number of values is 0 or no multiple of {@value #EDGE_MAP_LENGTH}
     */
    public static byte[] correlations(float[] references) {
        var bank = new RotationBank("likeness");
        var correlations = bank.correlate(bank.edgeMap(bank.image(), "strokes"), references);
        bank.graph.named("likeness", "Flatten", List.of(correlations), integer("axis", 1));
        bank.graph.output("likeness", (long) count(references) * ROTATIONS);
        return bank.graph.bytes();
    }

    /**
     * A graph from {@code image} to the output {@code turns}, [N, {@value #ROTATIONS}]: one logit for each rotation.
     *
     * @param name name of the graph
     * @param references as in {@link #correlations}
     * @param sharpness factor of the correlations before they are summed: the larger, the more the best references
     *     decide
     * @return the serialised ONNX model
     * @throws IllegalArgumentException as {@link #correlations}
     */
    public static byte[] rotationLogits(String name, float[] references, float sharpness) {
        var bank = new RotationBank(name);
        var correlations = bank.correlate(bank.edgeMap(bank.image(), "strokes"), references);
        var votes = bank.graph.node(
                "Mul", List.of(correlations, bank.graph.constant("sharpness", new float[] {sharpness}, 1)));
        bank.graph.named("turns", "ReduceLogSumExp", List.of(votes), ints("axes", 1, 2), integer("keepdims", 0));
        bank.graph.output("turns", ROTATIONS);
        return bank.graph.bytes();
    }

    private static int count(float[] references) {
        if (references.length == 0 || references.length % EDGE_MAP_LENGTH != 0) {
            throw new IllegalArgumentException(
                    "%d numbers are not references of %d each".formatted(references.length, EDGE_MAP_LENGTH));
        }
        return references.length / EDGE_MAP_LENGTH;
    }

    private String image() {
        return graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
    }

    private String edgeMap(String image, String name) {
        var map = new PolarMap(graph).of(image);
        var outwards = gradient(map, "outwards", true);
        var around = graph.node(
                "Mul",
                List.of(gradient(map, "around", false), graph.constant("per_arc", perArc(), 1, 1, PolarMap.RADII, 1)));
        var square = sum(squared(outwards), squared(around));
        // Doubling the angle squares the length of the gradient. Dividing by the squared length and multiplying by its
        // root leaves the root of the length.
        var root = graph.node("Sqrt", List.of(graph.node("Sqrt", List.of(square))));
        var scale = graph.node("Div", List.of(root, sum(square, graph.constant("tiny", new float[] {EPSILON}, 1))));
        var cosine = product(graph.node("Sub", List.of(squared(outwards), squared(around))), scale);
        var sine = product(product(outwards, around), product(scale, graph.constant("two", new float[] {2}, 1)));
        var blur = graph.constant("soft", Kernels.gaussian(BLUR, BLUR_SIGMA), 1, 1, BLUR, BLUR);
        var both = graph.node("Concat", List.of(blurred(cosine, blur), blurred(sine, blur)), integer("axis", 1));
        var rings = graph.node("AveragePool", List.of(both), ints("kernel_shape", 2, 1), ints("strides", 2, 1));
        var flat = graph.node(
                "Flatten",
                List.of(product(rings, graph.constant("ring_lengths", ringLengths(), 1, 1, RINGS, 1))),
                integer("axis", 1));
        return graph.named(name, "LpNormalization", List.of(flat), integer("axis", 1), integer("p", 2));
    }

    /** Central difference along the radius, or along the angle, which is circular. */
    private String gradient(String map, String name, boolean alongRadius) {
        var kernel = new float[] {-0.5f, 0, 0.5f};
        return alongRadius
                ? graph.node(
                        "Conv",
                        List.of(map, graph.constant(name, kernel, 1, 1, 3, 1)),
                        ints("kernel_shape", 3, 1),
                        ints("pads", 1, 0, 1, 0))
                : graph.node(
                        "Conv",
                        List.of(wrapped(map, 1, 1), graph.constant(name, kernel, 1, 1, 1, 3)),
                        ints("kernel_shape", 1, 3));
    }

    private String blurred(String part, String blur) {
        int pad = BLUR / 2;
        return graph.node(
                "Conv",
                List.of(wrapped(part, pad, pad), blur),
                ints("kernel_shape", BLUR, BLUR),
                ints("pads", pad, 0, pad, 0));
    }

    /**
     * Correlations, [N, references, 1, ROTATIONS]; the edge map is extended circularly so that a convolution gives every
     * shift.
     */
    private String correlate(String edgeMap, float[] references) {
        var rings = graph.node(
                "Reshape", List.of(edgeMap, graph.constant("rings_shape", new long[] {-1, PARTS, RINGS, ROTATIONS})));
        var bank = graph.constant("references", references, count(references), PARTS, RINGS, ROTATIONS);
        return graph.node(
                "Conv", List.of(wrapped(rings, 0, ROTATIONS - 1), bank), ints("kernel_shape", RINGS, ROTATIONS));
    }

    /**
     * Pads a map circularly along the angle.
     *
     * @param before columns of the end that are put before the map
     * @param after columns of the beginning that are put after it
     */
    private String wrapped(String map, int before, int after) {
        var head = columns(map, 0, after);
        return before == 0
                ? graph.node("Concat", List.of(map, head), integer("axis", 3))
                : graph.node(
                        "Concat", List.of(columns(map, ROTATIONS - before, ROTATIONS), map, head), integer("axis", 3));
    }

    private String columns(String map, long from, long to) {
        return graph.node("Slice", List.of(map, number(from), number(to), number(3)));
    }

    private String number(long value) {
        var name = "number_" + value;
        return numbers.add(value) ? graph.constant(name, new long[] {value}) : name;
    }

    private String squared(String value) {
        return product(value, value);
    }

    private String product(String one, String other) {
        return graph.node("Mul", List.of(one, other));
    }

    private String sum(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    /** Radius of a row of the polar map, as a share of half the edge. */
    private static double radius(int row) {
        return PolarMap.INNER + (PolarMap.OUTER - PolarMap.INNER) * row / (PolarMap.RADII - 1);
    }

    /**
     * For each row, the step of the radius divided by the arc of one angular step. Multiplying by it gives slopes along
     * the angle the unit of those along the radius.
     */
    private static float[] perArc() {
        double step = (PolarMap.OUTER - PolarMap.INNER) / (PolarMap.RADII - 1);
        var rows = new float[PolarMap.RADII];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = (float) (step / (radius(row) * 2 * Math.PI / ROTATIONS));
        }
        return rows;
    }

    /** Square roots of the radii of the rings, so that correlations weight a ring by its circumference. */
    private static float[] ringLengths() {
        var lengths = new float[RINGS];
        for (int ring = 0; ring < RINGS; ring++) {
            lengths[ring] = (float) Math.sqrt((radius(2 * ring) + radius(2 * ring + 1)) / 2);
        }
        return lengths;
    }
}
