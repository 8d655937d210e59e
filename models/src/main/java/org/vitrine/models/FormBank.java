package org.vitrine.models;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.onnx.GraphBuilder;

/**
 * An embedder for objects that differ in outline, surface and colour and are photographed the same way up: fossils,
 * shells, sherds, gems. It has no learned weights.
 *
 * <pre>
 * image [N,3,224,224] RGB 0…255, cut out on grey 128
 *   ─▶ pixels that are not grey                     outline, 14 × 14, minus that of a disc
 *   ─▶ light, red against green, yellow against blue shares of 12 bins each, within the outline
 *   ─▶ gradients at three scales in 8 directions     in 6 × 6 cells
 *   ─▶ embedding [N,{@value #DIMENSION}], unit length
 * </pre>
 *
 * <p>Cells of gradient directions: Dalal and Triggs, "Histograms of oriented gradients for human detection", CVPR 2005.
 * Weights and colour ranges were set by looking at the figures of the fossils protocol, see
 * {@code models/form-bank/1/card.json}.
 */
public final class FormBank {

    static final String NAME = "form-bank";
    static final int VERSION = 1;
    static final int EDGE_PX = 224;

    private static final int OUTLINE_CELLS = 14;
    private static final int BINS = 12;
    private static final int DIRECTIONS = 8;
    private static final int GRADIENT_CELLS = 6;
    private static final int[] SCALES = {1, 2, 4};

    /** Numbers of the vector. */
    static final int DIMENSION =
            OUTLINE_CELLS * OUTLINE_CELLS + 3 * BINS + SCALES.length * GRADIENT_CELLS * GRADIENT_CELLS * DIRECTIONS;

    /**
     * Lowest and highest value of light, red − green, and (red + green) / 2 − blue. Values beyond are counted in the
     * outermost bin.
     */
    private static final float[][] RANGES = {{0, 255}, {-40, 80}, {-20, 110}};

    private static final float COLOUR_WEIGHT = 0.5f;
    private static final float GRADIENTS_WEIGHT = 1 / (float) Math.sqrt(SCALES.length);
    private static final float GREY = 128;
    /**
     * Greatest difference from grey (0…255) at which a pixel is background. Between this and {@link #OBJECT_FROM} the
     * share of the object rises linearly.
     */
    private static final float BACKGROUND_UP_TO = 3;

    /** Least difference from grey (0…255) at which a pixel belongs to the object as a whole. */
    private static final float OBJECT_FROM = 9;

    /** Edge of the window of the closing that fills holes of the object, pixels. */
    private static final int CLOSING_WINDOW_PX = 9;

    private static final int CONTRAST_WINDOW_PX = 25;
    private static final float CONTRAST_FLOOR = 8;
    private static final int COLOUR_EVERY_PX = 4;
    /** Radius of a disc as the step {@code square} leaves it, as a share of half the edge. */
    private static final double DISC_RADIUS = 0.94;

    private static final float EPSILON = 1e-6f;

    private final GraphBuilder graph = new GraphBuilder(NAME);
    private int constants;

    private FormBank() {}

    static byte[] model() {
        var bank = new FormBank();
        var image = bank.graph.input("image", 3, EDGE_PX, EDGE_PX);
        var object = bank.object(image);
        var opponents = bank.opponents(image);
        var parts = new ArrayList<>(List.of(
                bank.outline(object), bank.product(bank.colours(opponents, object), bank.number(COLOUR_WEIGHT))));
        var light = bank.contrastNormalised(bank.channel(opponents, 0), object);
        for (int scale : SCALES) {
            parts.add(bank.product(bank.gradients(light, object, scale), bank.number(GRADIENTS_WEIGHT)));
        }
        bank.graph.named(
                "embedding",
                "LpNormalization",
                List.of(bank.graph.node("Concat", parts, integer("axis", 1))),
                integer("axis", 1),
                integer("p", 2));
        bank.graph.output("embedding", DIMENSION);
        return bank.graph.bytes();
    }

    /**
     * Share of each pixel that belongs to the object, [N,1,224,224] in [0, 1]: pixels that are not grey, with small
     * holes filled.
     */
    private String object(String image) {
        var differences = graph.node("Abs", List.of(difference(image, number(GREY))));
        var largest = graph.node("ReduceMax", List.of(differences), ints("axes", 1), integer("keepdims", 1));
        var share =
                product(difference(largest, number(BACKGROUND_UP_TO)), number(1 / (OBJECT_FROM - BACKGROUND_UP_TO)));
        var clipped = graph.node("Clip", List.of(share, scalar(0), scalar(1)));
        var grown = pooled("MaxPool", clipped, CLOSING_WINDOW_PX, 1);
        return negative(pooled("MaxPool", negative(grown), CLOSING_WINDOW_PX, 1));
    }

    /** Light, red − green, and yellow − blue, [N,3,224,224]. */
    private String opponents(String image) {
        var weights = new float[] {0.299f, 0.587f, 0.114f, 1, -1, 0, 0.5f, 0.5f, -1};
        return graph.node(
                "Conv", List.of(image, graph.constant("opponents", weights, 3, 3, 1, 1)), ints("kernel_shape", 1, 1));
    }

    private String outline(String object) {
        int cell = EDGE_PX / OUTLINE_CELLS;
        var cells = graph.node(
                "AveragePool", List.of(object), ints("kernel_shape", cell, cell), ints("strides", cell, cell));
        var disc = graph.constant("disc", disc(), 1, 1, OUTLINE_CELLS, OUTLINE_CELLS);
        return unit(difference(cells, disc));
    }

    /**
     * Colour histograms within the object. Square roots of the shares give rare colours weight (Hellinger distance).
     */
    private String colours(String opponents, String object) {
        var scale = new float[3 * BINS];
        var middle = new float[3 * BINS];
        for (int bin = 0; bin < scale.length; bin++) {
            var range = RANGES[bin / BINS];
            float width = (range[1] - range[0]) / (BINS - 1);
            scale[bin] = 1 / width;
            middle[bin] = -(range[0] / width + bin % BINS);
        }
        var coarse = pooledBy(opponents, COLOUR_EVERY_PX);
        var lowest = graph.constant("lowest", new float[] {RANGES[0][0], RANGES[1][0], RANGES[2][0]}, 1, 3, 1, 1);
        var highest = graph.constant("highest", new float[] {RANGES[0][1], RANGES[1][1], RANGES[2][1]}, 1, 3, 1, 1);
        var within = graph.node("Min", List.of(graph.node("Max", List.of(coarse, lowest)), highest));
        var distance = graph.node(
                "Abs",
                List.of(graph.node(
                        "Conv",
                        List.of(
                                within,
                                graph.constant("bins", scale, 3L * BINS, 1, 1, 1),
                                graph.constant("middles", middle, 3L * BINS)),
                        ints("kernel_shape", 1, 1),
                        integer("group", 3))));
        var near = graph.node("Relu", List.of(difference(number(1), distance)));
        var inside = pooledBy(object, COLOUR_EVERY_PX);
        var shares = graph.node("Div", List.of(mean(product(near, inside)), sum(mean(inside), number(EPSILON))));
        return unit(root(shares));
    }

    /**
     * Light divided by its local contrast. Outside the object it is set to the object's mean, so that the outline is no
     * gradient.
     */
    private String contrastNormalised(String light, String object) {
        var inside = graph.node("Div", List.of(mean(product(light, object)), sum(mean(object), number(EPSILON))));
        var filled = sum(inside, product(difference(light, inside), object));
        var differences = difference(filled, pooled("AveragePool", filled, CONTRAST_WINDOW_PX, 1));
        var variance = pooled("AveragePool", product(differences, differences), CONTRAST_WINDOW_PX, 1);
        return graph.node("Div", List.of(differences, root(sum(variance, number(CONTRAST_FLOOR * CONTRAST_FLOOR)))));
    }

    private String gradients(String light, String object, int scale) {
        var coarse = scale == 1 ? light : pooledBy(light, scale);
        var inside = scale == 1 ? object : pooledBy(object, scale);
        var kernel = new float[] {-1, 0, 1, -2, 0, 2, -1, 0, 1, -1, -2, -1, 0, 0, 0, 1, 2, 1};
        var both = graph.node(
                "Conv",
                List.of(coarse, graph.constant("slope_" + scale, kernel, 2, 1, 3, 3)),
                ints("kernel_shape", 3, 3),
                ints("pads", 1, 1, 1, 1));
        var across = channel(both, 0);
        var down = channel(both, 1);
        var length = root(sum(sum(product(across, across), product(down, down)), number(EPSILON)));
        var cosine = graph.node("Div", List.of(difference(product(across, across), product(down, down)), length));
        var sine = graph.node("Div", List.of(product(product(across, down), number(2)), length));
        var doubled = graph.node("Concat", List.of(cosine, sine), integer("axis", 1));
        var directions = graph.node(
                "Relu",
                List.of(graph.node(
                        "Conv",
                        List.of(doubled, graph.constant("directions_" + scale, directions(), DIRECTIONS, 2, 1, 1)),
                        ints("kernel_shape", 1, 1))));
        int edge = EDGE_PX / scale;
        int cell = edge / GRADIENT_CELLS;
        int window = edge - (GRADIENT_CELLS - 1) * cell;
        var cells = graph.node(
                "AveragePool",
                List.of(product(directions, inside)),
                ints("kernel_shape", window, window),
                ints("strides", cell, cell));
        return unit(root(cells));
    }

    private static float[] directions() {
        var weights = new float[2 * DIRECTIONS];
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double angle = 2 * StrictMath.PI * direction / DIRECTIONS;
            weights[2 * direction] = (float) StrictMath.cos(angle);
            weights[2 * direction + 1] = (float) StrictMath.sin(angle);
        }
        return weights;
    }

    private static float[] disc() {
        var disc = new float[OUTLINE_CELLS * OUTLINE_CELLS];
        int fine = EDGE_PX / OUTLINE_CELLS;
        double half = EDGE_PX / 2.0;
        for (int pixel = 0; pixel < EDGE_PX * EDGE_PX; pixel++) {
            double x = pixel % EDGE_PX + 0.5 - half;
            double y = pixel / EDGE_PX + 0.5 - half;
            if (x * x + y * y <= DISC_RADIUS * DISC_RADIUS * half * half) {
                disc[pixel / EDGE_PX / fine * OUTLINE_CELLS + pixel % EDGE_PX / fine] += 1f / (fine * fine);
            }
        }
        return disc;
    }

    private String pooled(String operator, String picture, int window, int stride) {
        int pad = window / 2;
        return graph.node(
                operator,
                List.of(picture),
                ints("kernel_shape", window, window),
                ints("pads", pad, pad, pad, pad),
                ints("strides", stride, stride));
    }

    private String pooledBy(String picture, int factor) {
        return graph.node(
                "AveragePool", List.of(picture), ints("kernel_shape", factor, factor), ints("strides", factor, factor));
    }

    private String channel(String picture, long channel) {
        return graph.node(
                "Slice", List.of(picture, integerConstant(channel), integerConstant(channel + 1), integerConstant(1)));
    }

    private String unit(String cells) {
        var flat = graph.node("Flatten", List.of(cells), integer("axis", 1));
        var length = graph.node("ReduceL2", List.of(flat), ints("axes", 1), integer("keepdims", 1));
        return graph.node("Div", List.of(flat, sum(length, number(EPSILON))));
    }

    private String mean(String picture) {
        return graph.node("GlobalAveragePool", List.of(picture));
    }

    private String root(String value) {
        return graph.node("Sqrt", List.of(value));
    }

    private String negative(String value) {
        return graph.node("Neg", List.of(value));
    }

    private String product(String one, String other) {
        return graph.node("Mul", List.of(one, other));
    }

    private String sum(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    private String difference(String one, String other) {
        return graph.node("Sub", List.of(one, other));
    }

    private String number(float value) {
        return graph.constant("number_" + constants++, new float[] {value}, 1);
    }

    private String scalar(float value) {
        return graph.constant("number_" + constants++, new float[] {value});
    }

    private String integerConstant(long value) {
        return graph.constant("number_" + constants++, new long[] {value});
    }
}
