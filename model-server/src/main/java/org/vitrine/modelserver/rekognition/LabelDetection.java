package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.vitrine.modelserver.settings.ModelServerConfig;
import org.vitrine.onnx.DecodedPicture;

/**
 * Rekognition's {@code DetectLabels} with Rekognition's limits: JPEG or PNG, 80 px to 10,000 px per side. Its labels
 * are measurements, see {@link MeasuredLabels}: it reproduces the API of Rekognition, not its recognition of objects.
 */
@ApplicationScoped
class LabelDetection {

    private static final int MIN_EDGE_PX = 80;
    private static final int MAX_EDGE_PX = 10_000;

    private final MeasurementExecutor measurementExecutor;
    private final ModelServerConfig config;
    private final ObjectMapper json;

    LabelDetection(MeasurementExecutor measurementExecutor, ModelServerConfig config, ObjectMapper json) {
        this.measurementExecutor = measurementExecutor;
        this.config = config;
        this.json = json;
    }

    Uni<ObjectNode> detect(DetectLabelsRequest request, byte[] bytes) {
        return measurementExecutor.compute(() -> LabelsAnswer.of(decoded(bytes), request, json));
    }

    private DecodedPicture decoded(byte[] bytes) {
        return switch (DecodedPicture.decode(bytes, config.maxPixels())) {
            case DecodedPicture.DecodeResult.Success(var picture) -> sized(picture);
            case DecodedPicture.DecodeResult.NotAnImage(var sentence) ->
                throw RekognitionFault.invalidFormat("Request has invalid image format: " + sentence);
            case DecodedPicture.DecodeResult.TooLarge(var sentence) -> throw RekognitionFault.tooLarge(sentence);
        };
    }

    private static DecodedPicture sized(DecodedPicture picture) {
        int width = picture.pixels().getWidth();
        int height = picture.pixels().getHeight();
        if (Math.min(width, height) < MIN_EDGE_PX) {
            throw RekognitionFault.invalidParameter(
                    "the image is %d px, less than %d px, on a side".formatted(Math.min(width, height), MIN_EDGE_PX));
        }
        if (Math.max(width, height) > MAX_EDGE_PX) {
            throw RekognitionFault.tooLarge(
                    "the image is %d px, more than %d px, on a side".formatted(Math.max(width, height), MAX_EDGE_PX));
        }
        return picture;
    }
}
