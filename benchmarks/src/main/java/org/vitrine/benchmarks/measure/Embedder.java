package org.vitrine.benchmarks.measure;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Runs an embedder graph in ONNX Runtime within this process, without inference-service. Thread-safe: concurrent calls
 * use one thread each.
 */
public final class Embedder implements AutoCloseable {

    private static final int CHANNELS = 3;
    private static final String INPUT = "image";
    private static final String FILE = "model.onnx";

    private final OrtSession session;

    /**
     * @param model ONNX file
     * @throws OrtException if ONNX Runtime rejects the file
     */
    public Embedder(Path model) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = OrtEnvironment.getEnvironment().createSession(model.toString(), options);
        }
    }

    /**
     * Returns the ONNX file of the default embedder of collections.
     *
     * @param root folder of the installation
     */
    public static Path shippedModelFile(Path root) throws IOException {
        return modelFile(root.resolve("models"), "relief-deep");
    }

    /**
     * Returns the ONNX file of a model in a folder of models.
     *
     * @param model NAME for the newest version, or NAME@VERSION
     * @throws NoSuchFileException if the folder has no such model or version
     */
    public static Path modelFile(Path models, String model) throws IOException {
        var folder = models.resolve(model.replace('@', '/'));
        var file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return file;
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("there is no folder %s; name a model of %s".formatted(folder, models));
        }
        try (var versions = Files.list(folder)) {
            return versions.filter(version -> Files.exists(version.resolve(FILE)))
                    .max(Comparator.comparingInt(Embedder::versionNumber))
                    .orElseThrow(() -> new NoSuchFileException("no version in %s has a %s".formatted(folder, FILE)))
                    .resolve(FILE);
        }
    }

    private static int versionNumber(Path version) {
        var name = version.getFileName().toString();
        return name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : -1;
    }

    /**
     * Returns the vector of a prepared picture.
     *
     * @param prepared encoded square picture with the edge that the model expects, such as a PNG
     */
    public float[] embed(byte[] prepared) {
        try (var tensor = tensor(prepared);
                var result = session.run(Map.of(INPUT, tensor))) {
            var output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            var vector = new float[output.remaining()];
            output.get(vector);
            return vector;
        } catch (OrtException refused) {
            throw new IllegalStateException("ONNX Runtime cannot embed the picture: " + refused.getMessage(), refused);
        }
    }

    /** Decodes a picture to RGB planes from 0 to 255, as the cards of the relief models specify. */
    private static OnnxTensor tensor(byte[] prepared) throws OrtException {
        try (var scope = new PointerScope()) {
            var picture = imdecode(new Mat(new BytePointer(prepared)), IMREAD_COLOR);
            var floats = new Mat();
            picture.convertTo(floats, CV_32FC3);
            FloatBuffer pixels = floats.createBuffer();
            int plane = picture.rows() * picture.cols();
            var values = FloatBuffer.allocate(CHANNELS * plane);
            for (int at = 0; at < plane; at++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    // OpenCV's order is blue, green, red
                    values.put(channel * plane + at, pixels.get(at * CHANNELS + 2 - channel));
                }
            }
            return OnnxTensor.createTensor(
                    OrtEnvironment.getEnvironment(), values, new long[] {1, CHANNELS, picture.rows(), picture.cols()});
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
