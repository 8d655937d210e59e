package org.vitrine.models;

import static org.vitrine.models.OnnxGraph.integer;
import static org.vitrine.models.OnnxGraph.ints;

import java.util.List;

/**
 * A coin as one sees it across the room, as ONNX: luminance of a disc at a quarter of the size, freed of gain and offset, then at an
 * eighth in four channels: light and dark over the whole disc, the same within a window, how rough it is, how far from the middle.
 *
 * @param graph is added to
 */
public record Miniature(OnnxGraph graph) {

    /** Of the luminance. */
    public static final int EDGE = PolarMap.EDGE_PX / 4;

    public static final int CELLS = EDGE * EDGE;

    /** Of the channels. */
    public static final int HALF = EDGE / 2;

    public static final int HALF_CELLS = HALF * HALF;

    public static final int CHANNELS = 4;

    /** Edge of the window. */
    public static final int WINDOW = 13;

    /** Least deviation of luminance, so that a blank disc stays one. */
    public static final float FLOOR = 0.02f;

    /** Of the whole disc's variance in that of a window, so that what is flat is not blown up to strokes. */
    public static final float SHARE = 0.15f;

    /** Keeps roots from being infinitely steep at 0. */
    public static final float ROOT_FLOOR = 1e-4f;

    /** Of the disc that is looked at, in halves of the edge: the coin's own edge tells nothing. */
    private static final double RADIUS = 0.92;

    /** The channels [N,{@value #CHANNELS},28,28] of an image [N,3,224,224] RGB 0…255. */
    public String of(String image) {
        return channels(shrunk(image));
    }

    /** [N,1,56,56] luminance, 0 to 1. */
    private String shrunk(String image) {
        var weights = graph.constant("luma", new float[] {0.299f / 255, 0.587f / 255, 0.114f / 255}, 1, 3, 1, 1);
        var luminance = graph.node("Conv", List.of(image, weights), ints("kernel_shape", 1, 1));
        return graph.node("AveragePool", List.of(luminance), ints("kernel_shape", 4, 4), ints("strides", 4, 4));
    }

    private String channels(String small) {
        var disc = graph.constant("disc", disc(), 1, 1, EDGE, EDGE);
        var share = constant("per_cell", 1 / sum(disc()));
        var middle = times(total(times(small, disc)), share);
        var about = times(graph.node("Sub", List.of(small, middle)), disc);
        var variance = plus(times(total(times(about, about)), share), constant("floor", FLOOR * FLOOR));
        var whole = halved(over(about, variance));
        var local = local(about, variance, disc);
        var mean = halved(local);
        var spread = graph.node("Sub", List.of(halved(times(local, local)), times(mean, mean)));
        var rough = graph.node(
                "Sqrt", List.of(plus(graph.node("Relu", List.of(spread)), constant("root_floor", ROOT_FLOOR))));
        var radius = plus(times(whole, constant("none", 0)), graph.constant("radius", radius(HALF), 1, 1, HALF, HALF));
        return graph.node("Concat", List.of(whole, mean, rough, radius), integer("axis", 1));
    }

    private String local(String about, String variance, String disc) {
        var room = graph.constant("room", room(), 1, 1, EDGE, EDGE);
        var apart = graph.node("Sub", List.of(about, times(times(windowMean(about), room), disc)));
        var within = times(windowMean(times(apart, apart)), room);
        return over(apart, plus(within, times(variance, constant("share", SHARE))));
    }

    private String over(String value, String variance) {
        return graph.node("Div", List.of(value, graph.node("Sqrt", List.of(variance))));
    }

    private String times(String one, String other) {
        return graph.node("Mul", List.of(one, other));
    }

    private String plus(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    private String constant(String name, float value) {
        return graph.constant(name, new float[] {value}, 1);
    }

    private String total(String value) {
        return graph.node(
                "ReduceSum",
                List.of(value, graph.constant("axes_of_" + value, new long[] {2, 3})),
                integer("keepdims", 1));
    }

    private String halved(String value) {
        return graph.node("AveragePool", List.of(value), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
    }

    private String windowMean(String value) {
        int pad = WINDOW / 2;
        return graph.node(
                "AveragePool",
                List.of(value),
                ints("kernel_shape", WINDOW, WINDOW),
                ints("pads", pad, pad, pad, pad),
                ints("strides", 1, 1),
                integer("count_include_pad", 1));
    }

    /** 1 within the disc, 0 beyond. */
    public static float[] disc() {
        var disc = radius(EDGE);
        for (int i = 0; i < disc.length; i++) {
            disc[i] = disc[i] > 0 ? 1 : 0;
        }
        return disc;
    }

    /** How far each cell within the disc is from the middle, in halves of the edge; 0 beyond. */
    public static float[] radius(int edge) {
        var radius = new float[edge * edge];
        for (int i = 0; i < radius.length; i++) {
            double x = (i % edge + 0.5) * 2 / edge - 1;
            double y = (i / edge + 0.5) * 2 / edge - 1;
            double far = Math.sqrt(x * x + y * y);
            radius[i] = far <= RADIUS ? (float) far : 0;
        }
        return radius;
    }

    /** By what a mean over a window is multiplied to be one over what of it lies within the disc; 0 beyond the disc. */
    public static float[] room() {
        var disc = disc();
        var room = new float[CELLS];
        int half = WINDOW / 2;
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                float inside = 0;
                for (int row = Math.max(0, y - half); row <= Math.min(EDGE - 1, y + half); row++) {
                    for (int column = Math.max(0, x - half); column <= Math.min(EDGE - 1, x + half); column++) {
                        inside += disc[row * EDGE + column];
                    }
                }
                int at = y * EDGE + x;
                room[at] = disc[at] > 0 ? WINDOW * WINDOW / inside : 0;
            }
        }
        return room;
    }

    public static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
