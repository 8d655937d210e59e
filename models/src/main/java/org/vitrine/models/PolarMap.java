package org.vitrine.models;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;
import static org.vitrine.onnx.GraphBuilder.text;

import java.nio.FloatBuffer;
import java.util.List;
import org.vitrine.onnx.GraphBuilder;

/**
 * Adds the polar map to an ONNX graph: the first stage of every model for coins. It takes the luminance, divides it by
 * its local contrast so that light and metal have little influence, and samples it around the middle of the picture at
 * {@value #RADII} radii × {@value #ANGLES} angles. A rotation of the object becomes a circular shift of the map along
 * its angle axis.
 *
 * <p>Angle 0 points to the right; angles increase clockwise, because y points down.
 *
 * @param graph the graph that receives the nodes
 */
public record PolarMap(GraphBuilder graph) {

    /** Edge of the square input picture, pixels. */
    public static final int EDGE_PX = 224;

    public static final int RADII = 32;
    public static final int ANGLES = 128;
    /** Smallest sampled radius, as a share of half the edge. */
    public static final double INNER = 0.06;

    /** Largest sampled radius, as a share of half the edge. */
    public static final double OUTER = 0.94;
    /** Edge of the square window in which mean and deviation of the luminance are computed, pixels. */
    public static final int CONTRAST_WINDOW_PX = 25;

    /**
     * Added to the local deviation (as a sum of squares), in units of luminance [0, 1], so that noise of flat areas is
     * not amplified.
     */
    public static final float CONTRAST_FLOOR = 0.03f;
    /** Edge of the Gaussian kernel that blurs the normalised luminance before it is sampled, pixels. */
    public static final int BLUR_PX = 5;

    public static final double BLUR_SIGMA_PX = 0.8;

    /**
     * Adds the nodes that compute the polar map with GridSample.
     *
     * @param image name of the input value, [N,3,{@value #EDGE_PX},{@value #EDGE_PX}], RGB 0…255
     * @return name of the map, [N,1,{@value #RADII},{@value #ANGLES}]
     */
    public String of(String image) {
        var luminance = luminance(image);
        return unrolled(contrastNormalised(luminance), luminance);
    }

    /**
     * Adds the same map without GridSample, for runtimes that lack this operator, such as OpenCV: each point is
     * gathered from its four neighbouring pixels and interpolated bilinearly.
     *
     * @param image as in {@link #of(String)}
     * @return name of the map, [N,1,{@value #RADII},{@value #ANGLES}]
     */
    public String gathered(String image) {
        var pixels = graph.node(
                "Reshape", List.of(contrastNormalised(luminance(image)), graph.constant("row_of_pixels", new long[] {
                    -1, EDGE_PX * EDGE_PX
                })));
        var points = Kernels.polarGrid(RADII, ANGLES, INNER, OUTER);
        var upper = graph.node("Add", List.of(corner(pixels, points, 0, 0), corner(pixels, points, 1, 0)));
        var lower = graph.node("Add", List.of(corner(pixels, points, 0, 1), corner(pixels, points, 1, 1)));
        return graph.node(
                "Reshape", List.of(graph.node("Add", List.of(upper, lower)), graph.constant("map_shape", new long[] {
                    -1, 1, RADII, ANGLES
                })));
    }

    /**
     * One of the four neighbouring pixels of every point, multiplied by its bilinear weight.
     *
     * @param points x and y of each point in [−1, 1], as GridSample expects them
     * @param right 0 for the left pixel, 1 for the right one
     * @param down 0 for the upper pixel, 1 for the lower one
     */
    private String corner(String pixels, float[] points, int right, int down) {
        int count = RADII * ANGLES;
        var at = new long[count];
        var share = new float[count];
        for (int i = 0; i < count; i++) {
            float x = (points[2 * i] + 1) / 2 * (EDGE_PX - 1);
            float y = (points[2 * i + 1] + 1) / 2 * (EDGE_PX - 1);
            at[i] = ((int) y + down) * (long) EDGE_PX + (int) x + right;
            share[i] = Math.abs(1 - right - (x - (int) x)) * Math.abs(1 - down - (y - (int) y));
        }
        var which = "%d_%d".formatted(right, down);
        var gathered = graph.node("Gather", List.of(pixels, graph.constant("pixels_" + which, at)), integer("axis", 1));
        return graph.node("Mul", List.of(gathered, graph.constant("shares_" + which, share, 1, count)));
    }

    /**
     * A shift and scale of the sampling points. Averaging over several views makes a model less sensitive to an object
     * that was located inexactly.
     *
     * @param x shift of the centre to the right, in halves of the edge
     * @param y shift of the centre downwards, in halves of the edge
     * @param scale factor of both radii; 1 leaves them
     */
    public record SamplingOffset(double x, double y, double scale) {}

    /**
     * Adds the polar maps of several views of each image.
     *
     * @param image as in {@link #of(String)}
     * @return name of the maps, [N × views,1,{@value #RADII},{@value #ANGLES}]; the views of one image are consecutive
     */
    public String of(String image, List<SamplingOffset> offsets) {
        var luminance = luminance(image);
        var points = FloatBuffer.allocate(offsets.size() * RADII * ANGLES * 2);
        offsets.forEach(offset -> points.put(Kernels.polarGrid(
                RADII, ANGLES, INNER * offset.scale(), OUTER * offset.scale(), offset.x(), offset.y())));
        var all = sampled(contrastNormalised(luminance), luminance, points.array(), (long) offsets.size() * RADII);
        return graph.node("Reshape", List.of(all, graph.constant("map_shape", new long[] {-1, 1, RADII, ANGLES})));
    }

    /** ITU-R BT.601 luma in [0, 1]. */
    private String luminance(String image) {
        var weights = graph.constant("luma", new float[] {0.299f / 255, 0.587f / 255, 0.114f / 255}, 1, 3, 1, 1);
        return graph.node("Conv", List.of(image, weights), ints("kernel_shape", 1, 1));
    }

    private String contrastNormalised(String luminance) {
        var difference = graph.node("Sub", List.of(luminance, windowMean(luminance)));
        var variance = windowMean(graph.node("Mul", List.of(difference, difference)));
        var floor = graph.constant("contrast_floor", new float[] {CONTRAST_FLOOR * CONTRAST_FLOOR}, 1);
        var deviation = graph.node("Sqrt", List.of(graph.node("Add", List.of(variance, floor))));
        var normalised = graph.node("Div", List.of(difference, deviation));
        var blur = graph.constant("blur", Kernels.gaussian(BLUR_PX, BLUR_SIGMA_PX), 1, 1, BLUR_PX, BLUR_PX);
        return graph.node(
                "Conv", List.of(normalised, blur), ints("kernel_shape", BLUR_PX, BLUR_PX), ints("pads", 2, 2, 2, 2));
    }

    private String windowMean(String picture) {
        int pad = CONTRAST_WINDOW_PX / 2;
        return graph.node(
                "AveragePool",
                List.of(picture),
                ints("kernel_shape", CONTRAST_WINDOW_PX, CONTRAST_WINDOW_PX),
                ints("pads", pad, pad, pad, pad),
                ints("strides", 1, 1),
                integer("count_include_pad", 0));
    }

    private String unrolled(String picture, String anyOfTheBatch) {
        return sampled(picture, anyOfTheBatch, Kernels.polarGrid(RADII, ANGLES, INNER, OUTER), RADII);
    }

    private String sampled(String picture, String anyOfTheBatch, float[] points, long rows) {
        var grid = graph.constant("polar_grid", points, 1, rows, ANGLES, 2);
        var shape = graph.node("Shape", List.of(anyOfTheBatch));
        var batch = graph.node(
                "Slice", List.of(shape, graph.constant("zero", new long[] {0}), graph.constant("one", new long[] {1})));
        var rest = graph.constant("grid_shape", new long[] {rows, ANGLES, 2});
        var expanded =
                graph.node("Expand", List.of(grid, graph.node("Concat", List.of(batch, rest), integer("axis", 0))));
        return graph.node(
                "GridSample",
                List.of(picture, expanded),
                text("mode", "bilinear"),
                text("padding_mode", "border"),
                integer("align_corners", 1));
    }
}
