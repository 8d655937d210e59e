package org.vitrine.recipes.nets;

import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;
import static org.vitrine.onnx.GraphBuilder.text;

import java.util.List;
import org.vitrine.models.Kernels;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.recipes.nets.Parameter.Norm;

/** Exports a network: adds its layers and weights to an ONNX graph. Values are names of graph values. */
public final class OnnxLayers implements Layers<String> {

    /** Added to variances in batch normalisation; the default of PyTorch. */
    public static final float NORM_FLOOR = 1e-5f;

    /** Added under square roots, so that their gradient stays finite at 0. */
    public static final float ROOT_FLOOR = 1e-4f;

    private final GraphBuilder graph;
    private final String prefix;
    private final NetworkWeights networkWeights;
    private int nodeCount;

    public OnnxLayers(GraphBuilder graph, String prefix, NetworkWeights networkWeights) {
        this.graph = graph;
        this.prefix = prefix;
        this.networkWeights = networkWeights;
    }

    @Override
    public String convolved(String weights, String map) {
        var shape = networkWeights.parameter(weights).shape();
        long radii = shape.get(2) / 2;
        var kernel = graph.constant(
                prefix + weights,
                networkWeights.values(weights),
                shape.stream().mapToLong(Long::longValue).toArray());
        return graph.node(
                "Conv",
                List.of(wrapped(map, shape.get(3) / 2), kernel),
                ints("kernel_shape", shape.get(2), shape.get(3)),
                ints("pads", radii, 0, radii, 0));
    }

    private String wrapped(String map, long by) {
        if (by == 0) {
            return map;
        }
        var axis = indices(3);
        var last = graph.node("Slice", List.of(map, indices(-by), indices(Long.MAX_VALUE), axis));
        var first = graph.node("Slice", List.of(map, indices(0), indices(by), axis));
        return graph.node("Concat", List.of(last, map, first), integer("axis", 3));
    }

    @Override
    public String convolvedPicture(String weights, String picture, int step) {
        var shape = networkWeights.parameter(weights).shape();
        long around = shape.get(2) / 2;
        var kernel = graph.constant(
                prefix + weights,
                networkWeights.values(weights),
                shape.stream().mapToLong(Long::longValue).toArray());
        return graph.node(
                "Conv",
                List.of(picture, kernel),
                ints("kernel_shape", shape.get(2), shape.get(3)),
                ints("pads", around, around, around, around),
                ints("strides", step, step));
    }

    @Override
    public String pixelShuffle(String picture) {
        return graph.node("DepthToSpace", List.of(picture), integer("blocksize", 2), text("mode", "CRD"));
    }

    @Override
    public String filterEnergy(String weights, String map, int radii, int angles) {
        var both = convolved(weights, map);
        var squares = pooled(graph.node("Mul", List.of(both, both)), radii, angles);
        long pairs = networkWeights.parameter(weights).shape().getFirst() / 2;
        var axis = indices(1);
        var even = graph.node("Slice", List.of(squares, indices(0), indices(pairs), axis));
        var odd = graph.node("Slice", List.of(squares, indices(pairs), indices(2 * pairs), axis));
        return graph.node("Sqrt", List.of(root(graph.node("Add", List.of(even, odd)))));
    }

    private String root(String squares) {
        return graph.node("Sqrt", List.of(graph.node("Add", List.of(squares, constant(ROOT_FLOOR)))));
    }

    private String length(String real, String imaginary) {
        var squares = graph.node(
                "Add",
                List.of(graph.node("Mul", List.of(real, real)), graph.node("Mul", List.of(imaginary, imaginary))));
        return root(squares);
    }

    @Override
    public String normalised(String name, String value) {
        long channels = networkWeights.parameter(name).shape().getFirst();
        return graph.node(
                "BatchNormalization",
                List.of(
                        value,
                        graph.constant(prefix + name + ".gain", networkWeights.row(name, Norm.GAIN), channels),
                        graph.constant(prefix + name + ".offset", networkWeights.row(name, Norm.OFFSET), channels),
                        graph.constant(prefix + name + ".mean", networkWeights.row(name, Norm.MEAN), channels),
                        graph.constant(
                                prefix + name + ".variance", networkWeights.row(name, Norm.VARIANCE), channels)));
    }

    @Override
    public String rectified(String map) {
        return graph.node("Relu", List.of(map));
    }

    @Override
    public String pooled(String map, int radii, int angles) {
        return graph.node(
                "AveragePool", List.of(map), ints("kernel_shape", radii, angles), ints("strides", radii, angles));
    }

    @Override
    public String spectrum(String map, int angles, int frequencies) {
        var real = graph.node("MatMul", List.of(map, waves(angles, frequencies, false)));
        var imaginary = graph.node("MatMul", List.of(map, waves(angles, frequencies, true)));
        return graph.node("Flatten", List.of(length(real, imaginary)), integer("axis", 1));
    }

    private String waves(int angles, int frequencies, boolean sine) {
        return graph.constant(uniqueName("waves"), Kernels.dft(angles, frequencies, sine), angles, frequencies);
    }

    @Override
    public String joined(String first, String second) {
        return graph.node("Concat", List.of(first, second), integer("axis", 1));
    }

    @Override
    public String linear(String weights, String vector) {
        var shape = networkWeights.parameter(weights).shape();
        var matrix = graph.constant(prefix + weights, networkWeights.values(weights), shape.get(0), shape.get(1));
        return graph.node("Gemm", List.of(vector, matrix), integer("transB", 1));
    }

    @Override
    public String unit(String vector) {
        var length = graph.node("ReduceL2", List.of(vector), ints("axes", 1), integer("keepdims", 1));
        return graph.node("Div", List.of(vector, length));
    }

    @Override
    public String radiiAsChannels(String map, int channels) {
        var shape = graph.constant(uniqueName("shape"), new long[] {0, channels, 1, -1});
        return graph.node("Reshape", List.of(map, shape));
    }

    @Override
    public String flattened(String map) {
        return graph.node("Flatten", List.of(map), integer("axis", 1));
    }

    private String constant(float value) {
        return graph.constant(uniqueName("constant"), new float[] {value}, 1);
    }

    private String indices(long... values) {
        return graph.constant(uniqueName("indices"), values);
    }

    private String uniqueName(String kind) {
        return prefix + kind + "_" + nodeCount++;
    }
}
