package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.vitrine.modelserver.signature.SignatureFilter;
import org.vitrine.modelserver.wire.AwsFault;
import org.vitrine.modelserver.wire.AwsProtocol;

/** The HTTP API of Rekognition in the protocol awsJson1_1: one path, the operation in the header X-Amz-Target. */
@Path("/")
class RekognitionResource {

    private static final String SERVICE = "RekognitionService.";

    private final LabelDetection labelDetection;
    private final CustomLabelDetection customLabelDetection;
    private final S3Images s3;
    private final SignatureFilter signatureFilter;
    private final ObjectMapper json;

    RekognitionResource(
            LabelDetection labelDetection,
            CustomLabelDetection customLabelDetection,
            S3Images s3,
            SignatureFilter signatureFilter,
            ObjectMapper json) {
        this.labelDetection = labelDetection;
        this.customLabelDetection = customLabelDetection;
        this.s3 = s3;
        this.signatureFilter = signatureFilter;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> call(
            @RestHeader("X-Amz-Target") @DefaultValue("") String target, HttpServerRequest request, byte[] body) {
        signatureFilter.check(request, body, "rekognition");
        return answer(target, body).map(answer -> Response.ok(answer.toString())
                .type(AwsProtocol.AWS_JSON.mediaType())
                .header("x-amzn-RequestId", UUID.randomUUID().toString())
                .build());
    }

    private Uni<ObjectNode> answer(String target, byte[] body) {
        return switch (target) {
            case SERVICE + "DetectLabels" -> {
                var parsedBody = parsed(body);
                var parameters = DetectLabelsRequest.of(parsedBody);
                yield image(parsedBody).flatMap(bytes -> labelDetection.detect(parameters, bytes));
            }
            case SERVICE + "DetectCustomLabels" -> {
                var parsedBody = parsed(body);
                var parameters = customLabelDetection.parameters(parsedBody);
                yield image(parsedBody).flatMap(bytes -> customLabelDetection.detect(parameters, bytes));
            }
            default ->
                throw AwsFault.of(
                                "UnknownOperationException",
                                400,
                                "operation '%s' is not served; DetectLabels and DetectCustomLabels are"
                                        .formatted(target))
                        .toException();
        };
    }

    private Uni<byte[]> image(JsonNode parsedBody) {
        return switch (RekognitionImage.of(parsedBody.path("Image"))) {
            case RekognitionImage.Inline inline -> Uni.createFrom().item(inline.bytes());
            case RekognitionImage.InS3 object -> s3.read(object);
        };
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw AwsFault.of("SerializationException", 400, malformed.getOriginalMessage())
                    .toException();
        } catch (IOException unreadable) {
            throw AwsFault.of("SerializationException", 400, String.valueOf(unreadable.getMessage()))
                    .toException();
        }
    }
}
