package org.vitrine.modelserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestHeader;
import org.vitrine.modelserver.wire.AwsFault;

/**
 * Rekognition's {@code DetectLabels} in awsJson1_1, by bytes.
 *
 * <p>Limits are Rekognition's own: 5 MB, 80 px to 10,000 px a side, JPEG or PNG. What it answers are measurements, see {@link
 * MeasuredLabels}; it stands in for the wire, not for Rekognition's eyes.
 */
@Path("/")
class RekognitionResource {

    private static final String AWS_JSON = "application/x-amz-json-1.1";
    private static final String DETECT_LABELS = "RekognitionService.DetectLabels";
    private static final int MAX_BYTES = 5_242_880;
    private static final int MIN_EDGE_PX = 80;
    private static final int MAX_EDGE_PX = 10_000;
    private static final double PERCENT = 100;

    private final ObjectMapper json;
    private final ModelServerConfig config;

    RekognitionResource(ObjectMapper json, ModelServerConfig config) {
        this.json = json;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response call(@RestHeader("X-Amz-Target") String target, byte[] body) {
        if (!DETECT_LABELS.equals(target)) {
            throw AwsFault.of(
                            "UnknownOperationException",
                            400,
                            "operation '" + target + "' is not served; " + DETECT_LABELS + " is")
                    .raised();
        }
        var request = parsed(body);
        var photograph = photograph(request.path("Image"));
        double minConfidence = request.path("MinConfidence").asDouble(55) / PERCENT;
        int maxLabels = request.path("MaxLabels").asInt(1000);
        return Response.ok(written(photograph, minConfidence, maxLabels).toString())
                .type(AWS_JSON)
                .build();
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw AwsFault.of("SerializationException", 400, malformed.getOriginalMessage())
                    .raised();
        } catch (IOException unreadable) {
            throw AwsFault.of("SerializationException", 400, String.valueOf(unreadable.getMessage()))
                    .raised();
        }
    }

    private Photograph photograph(JsonNode image) {
        if (image.has("S3Object")) {
            throw AwsFault.of("InvalidS3ObjectException", 400, "this server reads no S3 objects; send Bytes")
                    .raised();
        }
        byte[] bytes;
        try {
            bytes = image.path("Bytes").binaryValue();
        } catch (IOException notBase64) {
            throw AwsFault.of("InvalidParameterException", 400, "Image.Bytes is not base64")
                    .raised();
        }
        if (bytes == null || bytes.length == 0) {
            throw AwsFault.of("InvalidParameterException", 400, "Image.Bytes is missing")
                    .raised();
        }
        if (bytes.length > MAX_BYTES) {
            throw AwsFault.of(
                            "ImageTooLargeException",
                            400,
                            "the image has %d bytes, more than %d".formatted(bytes.length, MAX_BYTES))
                    .raised();
        }
        return decoded(bytes);
    }

    private Photograph decoded(byte[] bytes) {
        return switch (Photograph.decode(bytes, config.maxPixels())) {
            case Photograph.Decoded.Fine(var photograph) -> sized(photograph);
            case Photograph.Decoded.NotAnImage(var sentence) ->
                throw AwsFault.of("InvalidImageFormatException", 400, sentence).raised();
            case Photograph.Decoded.TooLarge(var sentence) ->
                throw AwsFault.of("ImageTooLargeException", 400, sentence).raised();
        };
    }

    private static Photograph sized(Photograph photograph) {
        int shortest =
                Math.min(photograph.pixels().getWidth(), photograph.pixels().getHeight());
        int longest =
                Math.max(photograph.pixels().getWidth(), photograph.pixels().getHeight());
        if (shortest < MIN_EDGE_PX) {
            throw AwsFault.of(
                            "InvalidParameterException",
                            400,
                            "the image is %d px, less than %d px, on a side".formatted(shortest, MIN_EDGE_PX))
                    .raised();
        }
        if (longest > MAX_EDGE_PX) {
            throw AwsFault.of(
                            "ImageTooLargeException",
                            400,
                            "the image is %d px, more than %d px, on a side".formatted(longest, MAX_EDGE_PX))
                    .raised();
        }
        return photograph;
    }

    private ObjectNode written(Photograph photograph, double minConfidence, int maxLabels) {
        var answer = json.createObjectNode();
        var labels = answer.putArray("Labels");
        MeasuredLabels.of(photograph).stream()
                .filter(label -> label.confidence() >= minConfidence)
                .limit(maxLabels)
                .forEach(label -> {
                    var node = labels.addObject()
                            .put("Name", label.name())
                            .put("Confidence", label.confidence() * PERCENT);
                    var instances = node.putArray("Instances");
                    label.box().ifPresent(box -> instances
                            .addObject()
                            .put("Confidence", label.confidence() * PERCENT)
                            .putObject("BoundingBox")
                            .put("Left", box.left())
                            .put("Top", box.top())
                            .put("Width", box.width())
                            .put("Height", box.height()));
                    node.putArray("Parents").addObject().put("Name", label.parent());
                    node.putArray("Aliases");
                    node.putArray("Categories").addObject().put("Name", "Measurements");
                });
        return answer.put("LabelModelVersion", MeasuredLabels.VERSION);
    }
}
