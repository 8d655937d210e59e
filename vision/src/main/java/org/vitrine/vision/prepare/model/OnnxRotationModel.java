package org.vitrine.vision.prepare.model;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The shipped {@link RotationModel}, for struck coins. Its network is loaded when a coin is first turned. Thread-safe.
 */
final class OnnxRotationModel implements RotationModel {

    private static final String SHIPPED_MODEL = "/models/coin-upright/2/model.onnx";
    private static final int EDGE_PX = 224;
    private static final int ANGLES = 64;
    private static final int CHANNELS = 3;

    private final BundledOnnxNet net;

    private OnnxRotationModel(BundledOnnxNet net) {
        this.net = net;
    }

    static OnnxRotationModel shipped() {
        return new OnnxRotationModel(new BundledOnnxNet(BundledOnnxNet.fromClassPath(SHIPPED_MODEL), EDGE_PX, ANGLES));
    }

    @Override
    public String name() {
        return "coin-upright 2";
    }

    /** Returns true: the model was trained on coins only, and is confident of a rotation for 14 of 75 fossils. */
    @Override
    public boolean isForDiscsOnly() {
        return true;
    }

    /**
     * Returns one half: confidence is calibrated on coins of other synthetic photographs, so a result above it is more
     * likely right than wrong.
     */
    @Override
    public double confidenceThreshold() {
        return 0.5;
    }

    @Override
    public float[] scores(byte[] rgb, int edgePx) {
        return net.run(edgePx == EDGE_PX ? rgb : resized(rgb, edgePx));
    }

    private static byte[] resized(byte[] rgb, int edgePx) {
        try (var scope = new PointerScope()) {
            var square = new Mat();
            resize(
                    new Mat(edgePx, edgePx, CV_8UC3, new BytePointer(rgb)),
                    square,
                    new Size(EDGE_PX, EDGE_PX),
                    0,
                    0,
                    INTER_AREA);
            var bytes = new byte[CHANNELS * EDGE_PX * EDGE_PX];
            square.data().get(bytes);
            return bytes;
        }
    }
}
