package org.vitrine.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vitrine.onnx.ModelCard.Input;

/**
 * A graph that is loaded in ONNX Runtime, with raw outputs: {@link ModelSession} adds batches, activation and the check
 * of the card. Threads may run it concurrently, each with its own input buffer.
 */
final class OnnxRun implements AutoCloseable {

    private final OrtSession session;
    private final String input;
    private final Tensors tensors;
    private final ModelCard.Kind kind;
    private final List<String> outputs;

    private OnnxRun(OrtSession session, Input input, List<String> outputs) {
        this.session = session;
        this.input = input.name();
        this.kind = input.kind();
        this.tensors = new Tensors(input);
        this.outputs = outputs;
    }

    /**
     * Loads a graph so that its outputs are the given tensors, which may be inner tensors of the graph.
     *
     * @param threads threads that ONNX Runtime uses within one run
     * @throws UnservableModel if the file is no ONNX model, if its input differs from {@code input}, if it has no such
     *     output, or if ONNX Runtime refuses it
     */
    static OnnxRun open(Path file, Input input, List<String> outputs, int threads) throws UnservableModel {
        try {
            var model = OnnxFile.parse(file);
            var summary = OnnxFile.summary(model);
            InputCheck.check(summary, input);
            var edited = GraphEdit.withOutputs(model, outputs);
            try {
                return new OnnxRun(session(edited.orElse(file), summary, threads), input, outputs);
            } finally {
                if (edited.isPresent()) {
                    Files.deleteIfExists(edited.get());
                }
            }
        } catch (IOException unreadable) {
            throw new UnservableModel("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    private static OrtSession session(Path file, GraphSummary summary, int threads) throws UnservableModel {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Idle threads that spin (busy-wait) would take processor time from other requests.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return OrtEnvironment.getEnvironment().createSession(file.toString(), options);
        } catch (OrtException refused) {
            throw new UnservableModel("ONNX Runtime %s refuses the graph (opset %d, by %s): %s%s"
                    .formatted(
                            OrtEnvironment.getEnvironment().getVersion(),
                            summary.opset(),
                            summary.producer().isEmpty() ? "an unknown producer" : summary.producer(),
                            refused.getMessage(),
                            String.valueOf(refused.getMessage()).contains("opset")
                                    ? ". Export it with an older opset, 17 for example"
                                    : ""));
        }
    }

    Tensors tensors() {
        return tensors;
    }

    /**
     * Runs the graph once.
     *
     * @param inputBuffer input of the batch, as {@link Tensors#write} wrote it
     * @param pictures number of pictures in the batch
     * @return the values of each requested output, each for all pictures of the batch together
     */
    List<TensorValues> run(ByteBuffer inputBuffer, int pictures) throws OrtException {
        try (var tensor = tensor(inputBuffer, pictures);
                var result = session.run(Map.of(input, tensor), requested())) {
            var values = new ArrayList<TensorValues>();
            for (String output : outputs) {
                values.add(values(
                        result.get(output).orElseThrow(() -> new IllegalStateException("no output '" + output + "'"))));
            }
            return values;
        }
    }

    private Set<String> requested() {
        return new LinkedHashSet<>(outputs);
    }

    private OnnxTensor tensor(ByteBuffer inputBuffer, int pictures) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        long[] shape = tensors.shape(pictures);
        int numbers = Math.toIntExact(Arrays.stream(shape).reduce(1, (product, length) -> product * length));
        return switch (kind) {
            case FLOAT32 ->
                OnnxTensor.createTensor(environment, inputBuffer.asFloatBuffer().slice(0, numbers), shape);
            case UINT8 ->
                OnnxTensor.createTensor(environment, inputBuffer.slice(0, numbers), shape, OnnxJavaType.UINT8);
        };
    }

    private static TensorValues values(OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalStateException("an output is no tensor but " + value.getType());
        }
        var shape = Arrays.stream(tensor.getInfo().getShape()).boxed().toList();
        return new TensorValues(numbers(tensor), shape);
    }

    private static float[] numbers(OnnxTensor tensor) throws OrtException {
        return switch (tensor.getInfo().type) {
            case FLOAT -> {
                var buffer = tensor.getFloatBuffer();
                var numbers = new float[buffer.remaining()];
                buffer.get(numbers);
                yield numbers;
            }
            case INT64 -> {
                var buffer = tensor.getLongBuffer();
                var numbers = new float[buffer.remaining()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = buffer.get();
                }
                yield numbers;
            }
            case INT32 -> {
                var buffer = tensor.getIntBuffer();
                var numbers = new float[buffer.remaining()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = buffer.get();
                }
                yield numbers;
            }
            case UINT8 -> {
                var buffer = tensor.getByteBuffer();
                var numbers = new float[buffer.remaining()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = buffer.get() & 0xff;
                }
                yield numbers;
            }
            default -> throw new IllegalStateException("an output is of " + tensor.getInfo().type);
        };
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("a model could not be unloaded", failure);
        }
    }
}
