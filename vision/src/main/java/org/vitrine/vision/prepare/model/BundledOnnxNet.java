package org.vitrine.vision.prepare.model;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_dnn.readNetFromONNX;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * Runs a small ONNX network in OpenCV. OpenCV is a dependency already; another runtime would be one more. Thread-safe:
 * a {@link Net} must not run in two threads at once, so each call takes an idle one or loads another. At most as many
 * as there are cores are kept.
 *
 * @see <a href="../../../../../../../../docs/decisions/0016-outline-model-for-round-objects.md">decision 16</a>
 */
final class BundledOnnxNet {

    private static final int CHANNELS = 3;

    private final byte[] graph;
    private final int edgePx;
    private final int outputs;
    private final BlockingQueue<Net> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    /**
     * Keeps a copy of the graph; it is loaded at the first call.
     *
     * @param graph ONNX file
     * @param edgePx edge of the square input picture, in pixels
     * @param outputs number of values in the output
     */
    BundledOnnxNet(byte[] graph, int edgePx, int outputs) {
        this.graph = graph.clone();
        this.edgePx = edgePx;
        this.outputs = outputs;
    }

    /** Reads a model file from the class path. */
    static byte[] fromClassPath(String path) {
        try (var file = BundledOnnxNet.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the shipped model %s cannot be read".formatted(path), unreadable);
        }
    }

    /**
     * Runs the network.
     *
     * @param rgb input picture, three bytes per pixel, row by row
     * @return the output, as many values as the constructor states
     * @throws IllegalStateException if the network has another number of outputs
     */
    float[] run(byte[] rgb) {
        var net = borrow();
        try (var scope = new PointerScope()) {
            net.setInput(new Mat(new int[] {1, CHANNELS, edgePx, edgePx}, CV_32F, new FloatPointer(planes(rgb))));
            var output = net.forward();
            if (output.total() != outputs || output.depth() != CV_32F) {
                throw new IllegalStateException(
                        "the network has %d outputs instead of %d".formatted(output.total(), outputs));
            }
            var values = new float[outputs];
            new FloatPointer(output.data()).get(values, 0, values.length);
            return values;
        } finally {
            giveBack(net);
        }
    }

    private float[] planes(byte[] rgb) {
        int pixels = edgePx * edgePx;
        var planes = new float[CHANNELS * pixels];
        for (int i = 0; i < rgb.length; i++) {
            planes[i % CHANNELS * pixels + i / CHANNELS] = rgb[i] & 0xff;
        }
        return planes;
    }

    private Net borrow() {
        var idleNet = idle.poll();
        if (idleNet != null) {
            return idleNet;
        }
        try (var scope = new PointerScope()) {
            var net = readNetFromONNX(new BytePointer(graph), graph.length);
            // The network outlives the scope of the photograph for which it was loaded.
            net.retainReference();
            return net;
        }
    }

    private void giveBack(Net net) {
        if (!idle.offer(net)) {
            net.releaseReference();
        }
    }
}
