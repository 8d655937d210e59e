package org.vitrine.training.turn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.models.PolarMap;
import org.vitrine.models.RotationBank;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.training.turn.RotationTraining.TrainedRotation;

/**
 * Writes a trained rotation model into a models folder. Its classes are rotations in degrees clockwise, the form that
 * the step {@code upright} expects from an endpoint.
 */
public final class RotationModelExport {

    static final Input INPUT = new Input(
            "image",
            Layout.NCHW,
            Kind.FLOAT32,
            PolarMap.EDGE_PX,
            Colour.RGB,
            Fit.LETTERBOX,
            1f,
            List.of(0f, 0f, 0f),
            List.of(1f, 1f, 1f));

    /** The model consists of the pictures of its collection, whose licence is not stated. */
    private static final String UNKNOWN_LICENCE = "unknown";

    private RotationModelExport() {}

    /**
     * Writes model and card as the next version of the name.
     *
     * @param name name of the model
     * @param provenance one sentence that states how it was made
     * @param cardText members of the card that are meant for people
     * @param modelFolders models folder
     */
    public static Version export(
            TrainedRotation trained, String name, String provenance, ObjectNode cardText, ModelFolders modelFolders)
            throws IOException {
        var file = Files.createTempFile("vitrine-turns-", ".onnx");
        try {
            Files.write(file, RotationBank.rotationLogits(name, trained.references(), trained.sharpness()));
            return modelFolders.put(
                    file,
                    new ModelCard(
                            name,
                            modelFolders.nextVersion(name),
                            Task.CLASSIFICATION,
                            INPUT,
                            new Output("turns", RotationBank.ROTATIONS, Activation.SOFTMAX, false, Optional.empty()),
                            degrees(),
                            UNKNOWN_LICENCE,
                            provenance,
                            FileDigest.sha256(file)),
                    cardText);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> degrees() {
        return IntStream.range(0, RotationBank.ROTATIONS)
                .mapToObj(rotation -> String.format(Locale.ROOT, "%.4f", rotation * 360.0 / RotationBank.ROTATIONS))
                .toList();
    }
}
