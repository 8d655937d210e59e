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
import org.vitrine.modelserver.signature.Signatures;
import org.vitrine.modelserver.wire.AwsFault;
import org.vitrine.modelserver.wire.Protocol;

/** Rekognition's wire, awsJson1_1: one path, the operation in a header. */
@Path("/")
class RekognitionResource {

    private static final String SERVICE = "RekognitionService.";

    private final Labels labels;
    private final CustomLabels customLabels;
    private final S3Images s3;
    private final Signatures signatures;
    private final ObjectMapper json;

    RekognitionResource(
            Labels labels, CustomLabels customLabels, S3Images s3, Signatures signatures, ObjectMapper json) {
        this.labels = labels;
        this.customLabels = customLabels;
        this.s3 = s3;
        this.signatures = signatures;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> call(
            @RestHeader("X-Amz-Target") @DefaultValue("") String target, HttpServerRequest request, byte[] body) {
        signatures.check(request, body, "rekognition");
        return answer(target, body).map(answer -> Response.ok(answer.toString())
                .type(Protocol.AWS_JSON.mediaType())
                .header("x-amzn-RequestId", UUID.randomUUID().toString())
                .build());
    }

    private Uni<ObjectNode> answer(String target, byte[] body) {
        return switch (target) {
            case SERVICE + "DetectLabels" -> {
                var asked = parsed(body);
                var wish = LabelWish.of(asked);
                yield image(asked).flatMap(bytes -> labels.detect(wish, bytes));
            }
            case SERVICE + "DetectCustomLabels" -> {
                var asked = parsed(body);
                var wish = customLabels.wish(asked);
                yield image(asked).flatMap(bytes -> customLabels.detect(wish, bytes));
            }
            default ->
                throw AwsFault.of(
                                "UnknownOperationException",
                                400,
                                "operation '%s' is not served; DetectLabels and DetectCustomLabels are"
                                        .formatted(target))
                        .raised();
        };
    }

    private Uni<byte[]> image(JsonNode asked) {
        return switch (ImageReference.of(asked.path("Image"))) {
            case ImageReference.Inline inline -> Uni.createFrom().item(inline.bytes());
            case ImageReference.InS3 object -> s3.read(object);
        };
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
}
