package org.vitrine.recipes.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** An ONNX graph in ONNX Runtime, run on one thread. Close it to free native memory. */
public final class SingleThreadSession implements AutoCloseable {

    private final OrtSession session;

    private SingleThreadSession(OrtSession session) {
        this.session = session;
    }

    /**
     * Loads a serialised graph.
     *
     * @throws IllegalStateException if ONNX Runtime rejects the graph
     */
    public static SingleThreadSession of(byte[] graph) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            return new SingleThreadSession(OrtEnvironment.getEnvironment().createSession(graph, options));
        } catch (OrtException refused) {
            throw new IllegalStateException(
                    "ONNX Runtime cannot load the exported graph: " + refused.getMessage(), refused);
        }
    }

    /**
     * Runs the graph on its single input and returns all numbers of the first output.
     *
     * @param shape dimensions of the input
     * @throws IllegalStateException if ONNX Runtime fails
     */
    public float[] run(float[] input, long... shape) {
        try (var tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input), shape);
                var result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            var buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            var output = new float[buffer.remaining()];
            buffer.get(output);
            return output;
        } catch (OrtException failed) {
            throw new IllegalStateException(
                    "the exported graph fails on input of shape %s: %s"
                            .formatted(Arrays.toString(shape), failed.getMessage()),
                    failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("the exported graph could not be unloaded", failed);
        }
    }
}
