package org.vitrine.vision.prepare.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An {@link OutlineModel} from an ONNX file. Thread-safe. */
public final class OnnxOutlineModel implements OutlineModel {

    private static final String SHIPPED = "/models/object-outline/1/model.onnx";
    private static final int CHANNELS = 3;

    private final String name;
    private final BundledOnnxNet net;

    private OnnxOutlineModel(String name, byte[] graph) {
        this.name = name;
        net = new BundledOnnxNet(graph, EDGE_PX, EDGE_PX * EDGE_PX);
        runOnce();
    }

    /**
     * Runs the model once: OpenCV reports a fault of a graph by an exception, when it is loaded or only when it is
     * first run.
     */
    private void runOnce() {
        try {
            scores(new byte[CHANNELS * EDGE_PX * EDGE_PX]);
        } catch (RuntimeException unfit) {
            throw new IllegalArgumentException(
                    "model %s does not return one score for each of %d × %d pixels: %s"
                            .formatted(name, EDGE_PX, EDGE_PX, unfit.getMessage()),
                    unfit);
        }
    }

    /** Loads the shipped model from the class path. */
    public static OnnxOutlineModel shipped() {
        return new OnnxOutlineModel("object-outline 1", BundledOnnxNet.fromClassPath(SHIPPED));
    }

    /**
     * Loads another model.
     *
     * @param file ONNX file
     * @throws IllegalArgumentException if the file is not a model with the required input and output
     */
    public static OnnxOutlineModel of(Path file) throws IOException {
        return new OnnxOutlineModel(file.toString(), Files.readAllBytes(file));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[] scores(byte[] rgb) {
        return net.run(rgb);
    }
}
