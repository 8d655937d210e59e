package org.vitrine.models;

import static org.vitrine.models.OnnxGraph.integer;
import static org.vitrine.models.OnnxGraph.ints;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By how much an object is turned, told by pictures of a collection that are known to be upright: the strokes of each are laid on
 * those of the picture at every turn, and all of them vote by how well they fit.
 *
 * <pre>
 * image [N,3,224,224] RGB 0…255
 *   ─▶ {@link PolarMap}                              turning the object shifts along the angle
 *   ─▶ gradient, its angle doubled, root of length   strokes whichever side of them is lit
 *   ─▶ {@value #RINGS} rings, weighed by their length, unit length
 *   ─▶ correlation with each reference at {@value #TURNS} turns
 *   ─▶ log of the sum over references of exp(sharpness × correlation)
 * </pre>
 */
public final class RotationBank {

    /** Turns clockwise in equal steps, the first none. */
    public static final int TURNS = PolarMap.ANGLES;

    private static final int RINGS = 16;
    private static final int PARTS = 2;

    /** Numbers of one reference. */
    public static final int STROKES = PARTS * RINGS * TURNS;

    private static final float TINY = 1e-6f;
    /** Blur of the strokes, over radii and angles: what lies a step beside the other still fits a little. */
    private static final int BLUR = 3;

    private static final double BLUR_SIGMA = 0.8;

    private final OnnxGraph graph;
    private final Set<Long> numbers = new HashSet<>();

    private RotationBank(String name) {
        this.graph = new OnnxGraph(name);
    }

    /** From image to {@code strokes}, [N, {@value #STROKES}]: what references are made of. */
    public static byte[] strokes() {
        var bank = new RotationBank("strokes");
        bank.graph.output(bank.strokes(bank.image(), "strokes"), STROKES);
        return bank.graph.bytes();
    }

    /**
     * From image to {@code likeness}, [N, references × {@value #TURNS}]: how well each reference fits at each turn, in [−1, 1].
     *
     * @param references {@value #STROKES} numbers each, one after the other
     */
    public static byte[] likeness(float[] references) {
        var bank = new RotationBank("likeness");
        var fits = bank.fits(bank.strokes(bank.image(), "strokes"), references);
        bank.graph.named("likeness", "Flatten", List.of(fits), integer("axis", 1));
        bank.graph.output("likeness", (long) count(references) * TURNS);
        return bank.graph.bytes();
    }

    /**
     * From image to {@code turns}, [N, {@value #TURNS}] logits.
     *
     * @param sharpness by how much a better fit outvotes a worse one
     */
    public static byte[] turns(String name, float[] references, float sharpness) {
        var bank = new RotationBank(name);
        var fits = bank.fits(bank.strokes(bank.image(), "strokes"), references);
        var votes = bank.graph.node("Mul", List.of(fits, bank.graph.constant("sharpness", new float[] {sharpness}, 1)));
        bank.graph.named("turns", "ReduceLogSumExp", List.of(votes), ints("axes", 1, 2), integer("keepdims", 0));
        bank.graph.output("turns", TURNS);
        return bank.graph.bytes();
    }

    private static int count(float[] references) {
        if (references.length == 0 || references.length % STROKES != 0) {
            throw new IllegalArgumentException(
                    "%d numbers are not references of %d each".formatted(references.length, STROKES));
        }
        return references.length / STROKES;
    }

    private String image() {
        return graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
    }

    private String strokes(String image, String name) {
        var map = new PolarMap(graph).of(image);
        var outwards = slope(map, "outwards", true);
        var around = graph.node(
                "Mul",
                List.of(slope(map, "around", false), graph.constant("per_arc", perArc(), 1, 1, PolarMap.RADII, 1)));
        var square = sum(squared(outwards), squared(around));
        // the root of the length, over the length squared that doubling the angle brings
        var root = graph.node("Sqrt", List.of(graph.node("Sqrt", List.of(square))));
        var scale = graph.node("Div", List.of(root, sum(square, graph.constant("tiny", new float[] {TINY}, 1))));
        var cosine = product(graph.node("Sub", List.of(squared(outwards), squared(around))), scale);
        var sine = product(product(outwards, around), product(scale, graph.constant("two", new float[] {2}, 1)));
        var soft = graph.constant("soft", Kernels.gaussian(BLUR, BLUR_SIGMA), 1, 1, BLUR, BLUR);
        var both = graph.node("Concat", List.of(softened(cosine, soft), softened(sine, soft)), integer("axis", 1));
        var rings = graph.node("AveragePool", List.of(both), ints("kernel_shape", 2, 1), ints("strides", 2, 1));
        var flat = graph.node(
                "Flatten",
                List.of(product(rings, graph.constant("ring_lengths", ringLengths(), 1, 1, RINGS, 1))),
                integer("axis", 1));
        return graph.named(name, "LpNormalization", List.of(flat), integer("axis", 1), integer("p", 2));
    }

    /** Central difference along the radius, or along the angle, which wraps around. */
    private String slope(String map, String name, boolean alongRadius) {
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

    private String softened(String part, String blur) {
        int pad = BLUR / 2;
        return graph.node(
                "Conv",
                List.of(wrapped(part, pad, pad), blur),
                ints("kernel_shape", BLUR, BLUR),
                ints("pads", pad, 0, pad, 0));
    }

    /** [N, references, 1, TURNS]. */
    private String fits(String strokes, float[] references) {
        var rings = graph.node(
                "Reshape", List.of(strokes, graph.constant("rings_shape", new long[] {-1, PARTS, RINGS, TURNS})));
        var bank = graph.constant("references", references, count(references), PARTS, RINGS, TURNS);
        return graph.node("Conv", List.of(wrapped(rings, 0, TURNS - 1), bank), ints("kernel_shape", RINGS, TURNS));
    }

    /** So many columns of the end before it, and of the beginning after it. */
    private String wrapped(String map, int before, int after) {
        var head = columns(map, 0, after);
        return before == 0
                ? graph.node("Concat", List.of(map, head), integer("axis", 3))
                : graph.node("Concat", List.of(columns(map, TURNS - before, TURNS), map, head), integer("axis", 3));
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

    private static double radius(int row) {
        return PolarMap.INNER + (PolarMap.OUTER - PolarMap.INNER) * row / (PolarMap.RADII - 1);
    }

    /** How many steps of the radius an angle's step is long, inverted: slopes in both directions are of one unit. */
    private static float[] perArc() {
        double step = (PolarMap.OUTER - PolarMap.INNER) / (PolarMap.RADII - 1);
        var rows = new float[PolarMap.RADII];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = (float) (step / (radius(row) * 2 * Math.PI / TURNS));
        }
        return rows;
    }

    private static float[] ringLengths() {
        var lengths = new float[RINGS];
        for (int ring = 0; ring < RINGS; ring++) {
            lengths[ring] = (float) Math.sqrt((radius(2 * ring) + radius(2 * ring + 1)) / 2);
        }
        return lengths;
    }
}
