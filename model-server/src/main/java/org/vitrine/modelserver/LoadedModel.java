package org.vitrine.modelserver;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A model in memory, checked against its card and warm. Runs may overlap. */
final class LoadedModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelCard card;
    private final OrtSession session;

    private LoadedModel(ModelCard card, OrtSession session) {
        this.card = card;
        this.session = session;
    }

    /** The folder is no model that can be served; the message says what is wrong and what to do. */
    static final class Unservable extends Exception {

        private static final long serialVersionUID = 1L;

        Unservable(String message) {
            super(message);
        }
    }

    /** Loads {@code model.onnx} and {@code card.json} of a folder and runs the model once. */
    static LoadedModel load(Path folder, int threadsPerRun) throws Unservable {
        try {
            var card = ModelCard.parse(JSON.readTree(folder.resolve("card.json").toFile()));
            var bytes = Files.readAllBytes(folder.resolve("model.onnx"));
            var wrong = NotAModel.explain(bytes);
            if (wrong.isPresent()) {
                throw new Unservable(folder.resolve("model.onnx") + ": " + wrong.get());
            }
            if (!sha256(bytes).equals(card.sha256())) {
                throw new Unservable(
                        "%s has digest %s, its card says %s: the file is damaged or the card is of another version"
                                .formatted(folder.resolve("model.onnx"), sha256(bytes), card.sha256()));
            }
            return warm(folder, card, bytes, threadsPerRun);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Unservable(folder + ": " + unreadable.getMessage());
        }
    }

    private static LoadedModel warm(Path folder, ModelCard card, byte[] bytes, int threads) throws Unservable {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Spinning threads steal the cores that other requests compute on.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            var session = OrtEnvironment.getEnvironment().createSession(bytes, options);
            var model = new LoadedModel(card, session);
            int edge = card.input().edgePx();
            try {
                model.run(new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB));
            } catch (OrtException | IllegalStateException mismatch) {
                model.close();
                throw mismatch;
            }
            return model;
        } catch (OrtException | IllegalStateException refused) {
            throw new Unservable("ONNX Runtime refuses %s: %s".formatted(folder, refused.getMessage()));
        }
    }

    ModelCard card() {
        return card;
    }

    /** The answer for one square picture of the card's edge: a vector or class probabilities. */
    float[] run(BufferedImage square) throws OrtException {
        try (var tensor = tensor(square);
                var result = session.run(Map.of(card.input().name(), tensor), java.util.Set.of(card.outputName()))) {
            var output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            if (output.remaining() != card.outputSize()) {
                throw new IllegalStateException("output '%s' has %d values, the card says %d"
                        .formatted(card.outputName(), output.remaining(), card.outputSize()));
            }
            var values = new float[output.remaining()];
            output.get(values);
            return values;
        }
    }

    private OnnxTensor tensor(BufferedImage square) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        var shape = Tensor.shape(card.input());
        return switch (card.input().kind()) {
            case FLOAT32 -> OnnxTensor.createTensor(environment, Tensor.floats(square, card.input()), shape);
            case UINT8 ->
                OnnxTensor.createTensor(environment, Tensor.bytes(square, card.input()), shape, OnnxJavaType.UINT8);
        };
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("could not unload '" + card.name() + "'", failure);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
