package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.vitrine.modelserver.settings.ModelServerConfig;
import org.vitrine.onnx.Picture;

/**
 * {@code DetectLabels} within Rekognition's limits: 80 px to 10,000 px a side, JPEG or PNG. What it says are measurements, see
 * {@link MeasuredLabels}: it stands in for the wire, not for Rekognition's eyes.
 */
@ApplicationScoped
class Labels {

    private static final int MIN_EDGE_PX = 80;
    private static final int MAX_EDGE_PX = 10_000;

    private final Measuring measuring;
    private final ModelServerConfig config;
    private final ObjectMapper json;

    Labels(Measuring measuring, ModelServerConfig config, ObjectMapper json) {
        this.measuring = measuring;
        this.config = config;
        this.json = json;
    }

    Uni<ObjectNode> detect(LabelWish wish, byte[] bytes) {
        return measuring.compute(() -> LabelsAnswer.of(decoded(bytes), wish, json));
    }

    private Picture decoded(byte[] bytes) {
        return switch (Picture.decode(bytes, config.maxPixels())) {
            case Picture.Decoded.Fine(var picture) -> sized(picture);
            case Picture.Decoded.NotAnImage(var sentence) ->
                throw RekognitionFault.invalidFormat("Request has invalid image format: " + sentence);
            case Picture.Decoded.TooLarge(var sentence) -> throw RekognitionFault.tooLarge(sentence);
        };
    }

    private static Picture sized(Picture picture) {
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
