package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_dnn.readNetFromONNX;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * An {@link OutlineModel} in ONNX, run by OpenCV, which is here already; another runtime would be one more dependency. A net is no good for two threads at once; there are as many as ran at the same time, and as many as cores are kept.
 */
public final class OutlineNet implements OutlineModel {

    private static final String SHIPPED = "/models/object-outline/";
    private static final int CHANNELS = 3;

    private final String name;
    private final byte[] graph;
    private final BlockingQueue<Net> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    private OutlineNet(String name, byte[] graph) {
        this.name = name;
        this.graph = graph;
        tryOut();
    }

    /** OpenCV says what is wrong with a graph by throwing, now or when it is first run. */
    private void tryOut() {
        try {
            scores(new byte[CHANNELS * EDGE_PX * EDGE_PX]);
        } catch (RuntimeException unfit) {
            throw new IllegalArgumentException(
                    "%s answers no score for each of %d × %d pixels: %s"
                            .formatted(name, EDGE_PX, EDGE_PX, unfit.getMessage()),
                    unfit);
        }
    }

    /** The one that ships, from the class path. */
    public static OutlineNet shipped() {
        try (var file = OutlineNet.class.getResourceAsStream(SHIPPED + "1/model.onnx")) {
            return new OutlineNet(
                    "object-outline 1", Objects.requireNonNull(file, SHIPPED).readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException("the model that ships cannot be read", unreadable);
        }
    }

    /**
     * Another one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static OutlineNet of(Path file) throws IOException {
        return new OutlineNet(file.toString(), Files.readAllBytes(file));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[] scores(byte[] rgb) {
        var net = taken();
        try (var scope = new PointerScope()) {
            net.setInput(new Mat(new int[] {1, CHANNELS, EDGE_PX, EDGE_PX}, CV_32F, new FloatPointer(planes(rgb))));
            var answer = net.forward();
            if (answer.total() != (long) EDGE_PX * EDGE_PX || answer.depth() != CV_32F) {
                throw new IllegalStateException("it answers %d numbers".formatted(answer.total()));
            }
            var scores = new float[EDGE_PX * EDGE_PX];
            new FloatPointer(answer.data()).get(scores, 0, scores.length);
            return scores;
        } finally {
            give(net);
        }
    }

    private static float[] planes(byte[] rgb) {
        int pixels = EDGE_PX * EDGE_PX;
        var planes = new float[CHANNELS * pixels];
        for (int i = 0; i < rgb.length; i++) {
            planes[i % CHANNELS * pixels + i / CHANNELS] = rgb[i] & 0xff;
        }
        return planes;
    }

    private Net taken() {
        var kept = idle.poll();
        if (kept != null) {
            return kept;
        }
        try (var scope = new PointerScope()) {
            var net = readNetFromONNX(new BytePointer(graph), graph.length);
            // It outlives the photograph that it was read for.
            net.retainReference();
            return net;
        }
    }

    private void give(Net net) {
        if (!idle.offer(net)) {
            net.releaseReference();
        }
    }
}
