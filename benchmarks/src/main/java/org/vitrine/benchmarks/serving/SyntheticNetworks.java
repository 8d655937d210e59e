package org.vitrine.benchmarks.serving;

import static org.vitrine.onnx.GraphBuilder.ElementType.FLOAT;
import static org.vitrine.onnx.GraphBuilder.integer;
import static org.vitrine.onnx.GraphBuilder.ints;

import java.util.List;
import java.util.Random;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.onnx.GraphSummary;

/**
 * Networks of common sizes with weights from a seed: they cost as much to compute as trained ones, and their outputs
 * have no meaning.
 */
final class SyntheticNetworks {

    static final int EDGE_PX = 224;
    static final int CLASSES = 1000;

    private final GraphBuilder graph;
    private final Random random = new Random(1);

    private SyntheticNetworks(String name) {
        graph = new GraphBuilder(name);
    }

    /**
     * Returns ResNet-50 as ONNX: 25.6 million weights, 4.1 G multiplications a picture (He et al. 2015), with batch
     * normalisation folded.
     */
    static byte[] resNet50() {
        var network = new SyntheticNetworks("resnet50");
        var at = network.graph.input("image", FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX);
        at = network.relu(network.convolution(at, 3, 64, 7, 2, 1));
        at = network.graph.node(
                "MaxPool",
                List.of(at),
                ints("kernel_shape", 3L, 3L),
                ints("strides", 2L, 2L),
                ints("pads", 1L, 1L, 1L, 1L));
        int channels = 64;
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            int width = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = block == 0 && stage > 0 ? 2 : 1;
                at = network.bottleneck(at, channels, width, stride);
                channels = 4 * width;
            }
        }
        return network.classified(at, channels);
    }

    /** Returns MobileNetV2 as ONNX: 3.5 million weights, 0.3 G multiplications a picture (Sandler et al. 2018). */
    static byte[] mobileNetV2() {
        var network = new SyntheticNetworks("mobilenetv2");
        var at = network.graph.input("image", FLOAT, GraphSummary.DYNAMIC, 3, EDGE_PX, EDGE_PX);
        at = network.relu6(network.convolution(at, 3, 32, 3, 2, 1));
        int channels = 32;
        // columns: expansion, channels, repeats, stride
        int[][] stages = {
            {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
        };
        for (int[] stage : stages) {
            for (int repeat = 0; repeat < stage[2]; repeat++) {
                at = network.inverted(at, channels, stage[0], stage[1], repeat == 0 ? stage[3] : 1);
                channels = stage[1];
            }
        }
        at = network.relu6(network.convolution(at, channels, 1280, 1, 1, 1));
        return network.classified(at, 1280);
    }

    private String bottleneck(String from, int channels, int width, int stride) {
        var at = relu(convolution(from, channels, width, 1, 1, 1));
        at = relu(convolution(at, width, width, 3, stride, 1));
        at = convolution(at, width, 4 * width, 1, 1, 1);
        boolean same = channels == 4 * width && stride == 1;
        var shortcut = same ? from : convolution(from, channels, 4 * width, 1, stride, 1);
        return relu(graph.node("Add", List.of(at, shortcut)));
    }

    private String inverted(String from, int channels, int expansion, int to, int stride) {
        int hidden = channels * expansion;
        var at = expansion == 1 ? from : relu6(convolution(from, channels, hidden, 1, 1, 1));
        at = relu6(convolution(at, hidden, hidden, 3, stride, hidden));
        at = convolution(at, hidden, to, 1, 1, 1);
        return channels == to && stride == 1 ? graph.node("Add", List.of(at, from)) : at;
    }

    private byte[] classified(String at, int channels) {
        var pooled = graph.node("GlobalAveragePool", List.of(at));
        var flat = graph.node("Flatten", List.of(pooled));
        var dense = graph.node("MatMul", List.of(flat, weights(channels, channels, CLASSES)));
        graph.named("probabilities", "Softmax", List.of(dense));
        return graph.output("probabilities", FLOAT, GraphSummary.DYNAMIC, CLASSES)
                .bytes();
    }

    private String convolution(String from, int in, int out, int kernel, int stride, int groups) {
        long pad = kernel / 2;
        var weights = weights(kernel * kernel * in / groups, out, in / groups, kernel, kernel);
        var bias = graph.floats(new float[out], out);
        return graph.node(
                "Conv",
                List.of(from, weights, bias),
                ints("kernel_shape", (long) kernel, (long) kernel),
                ints("strides", (long) stride, (long) stride),
                ints("pads", pad, pad, pad, pad),
                integer("group", groups));
    }

    /**
     * Returns weights by He's initialisation: activations keep their scale through the layers, since denormal numbers
     * would be slow.
     */
    private String weights(int fanIn, long... shape) {
        int count = 1;
        for (long length : shape) {
            count = Math.toIntExact(count * length);
        }
        var values = new float[count];
        double deviation = Math.sqrt(2.0 / fanIn);
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return graph.floats(values, shape);
    }

    private String relu(String from) {
        return graph.node("Relu", List.of(from));
    }

    private String relu6(String from) {
        return graph.node("Clip", List.of(from, graph.floats(new float[] {0}), graph.floats(new float[] {6})));
    }
}
