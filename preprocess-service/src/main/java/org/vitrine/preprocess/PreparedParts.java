package org.vitrine.preprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Encoded;

/**
 * The body of the answer of {@code POST /v1/prepare} (RFC 2046, 5.1): part {@value #FIGURES} is {@link PrepareAnswer}
 * as JSON, each further part is a picture that it names, as binary data.
 *
 * <p>It is multipart/mixed, because Quarkus' REST client writes each binary part of an answer in multipart/form-data to
 * a temporary file. It is written here, because Quarkus' writer of parts writes multipart/form-data alone.
 */
final class PreparedParts {

    static final String MEDIA_TYPE = "multipart/mixed";

    private static final String FIGURES = "preparation";
    /** Estimated size of the JSON part, and of boundary and headers of the others. */
    private static final int HEADERS_BYTES = 8192;

    private final String boundary = UUID.randomUUID().toString();
    private final ByteArrayOutputStream body;

    private PreparedParts(int sizeBytes) {
        body = new ByteArrayOutputStream(sizeBytes);
    }

    /** Returns the answer for a photograph. */
    static Response of(Preparation.Prepared prepared, ObjectMapper json) {
        int pictureBytes = Stream.concat(
                        prepared.renditions().stream(),
                        prepared.stepPictures().stream().map(Preparation.StepPicture::picture))
                .mapToInt(rendition -> rendition.bytes().length())
                .sum();
        var parts = new PreparedParts(Math.addExact(HEADERS_BYTES, pictureBytes));
        parts.add(FIGURES, MediaType.APPLICATION_JSON, figures(prepared, json));
        prepared.renditions().forEach(it -> parts.add(nameOf(it), it.mediaType(), it.bytes()));
        prepared.stepPictures()
                .forEach(it -> parts.add(
                        nameOf(it), it.picture().mediaType(), it.picture().bytes()));
        return parts.response();
    }

    /** Returns the name of the part with a rendition: its kind. */
    static String nameOf(Preparation.Rendition rendition) {
        return PrepareAnswer.kind(rendition);
    }

    /** Returns the name of the part with the picture after a step. */
    static String nameOf(Preparation.StepPicture made) {
        return "after-" + made.step();
    }

    private static byte[] figures(Preparation.Prepared prepared, ObjectMapper json) {
        try {
            return json.writeValueAsBytes(PrepareAnswer.of(prepared));
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void add(String name, String mediaType, Encoded picture) {
        add(name, mediaType, picture.toByteArray());
    }

    private void add(String name, String mediaType, byte[] content) {
        write("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, name, mediaType));
        body.writeBytes(content);
        write("\r\n");
    }

    private Response response() {
        write("--%s--\r\n".formatted(boundary));
        return Response.ok(body.toByteArray(), new MediaType("multipart", "mixed", Map.of("boundary", boundary)))
                .build();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
