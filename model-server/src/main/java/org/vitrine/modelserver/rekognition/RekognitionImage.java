package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Image} parameter of Rekognition: the picture's bytes, or a reference to an object in S3. */
sealed interface RekognitionImage {

    int MAX_INLINE_BYTES = 5_242_880;

    Pattern BUCKET = Pattern.compile("[0-9A-Za-z.\\-_]{3,255}");
    int MAX_NAME_LENGTH = 1024;

    /** A picture in the request itself. Not a record, because a record would compare the array by identity. */
    final class Inline implements RekognitionImage {

        private final byte[] bytes;

        Inline(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A reference to an object in S3, optionally to one of its versions. */
    record InS3(String bucket, String name, Optional<String> version) implements RekognitionImage {}

    /** Parses the parameter; throws an error of Rekognition if it is missing, ambiguous, malformed or too large. */
    static RekognitionImage of(JsonNode image) {
        if (image.has("S3Object") && image.has("Bytes")) {
            throw RekognitionFault.invalidParameter("Image has both Bytes and S3Object; send one of them");
        }
        return image.has("S3Object") ? inS3(image.path("S3Object")) : new Inline(bytes(image.path("Bytes")));
    }

    private static RekognitionImage inS3(JsonNode object) {
        var bucket = object.path("Bucket").asText("");
        var name = object.path("Name").asText("");
        if (!BUCKET.matcher(bucket).matches()
                || name.isEmpty()
                || name.codePointCount(0, name.length()) > MAX_NAME_LENGTH) {
            throw RekognitionFault.invalidParameter(
                    "S3Object needs Bucket, 3 to 255 of 0-9 A-Z a-z . - _, and Name, 1 to 1024 characters");
        }
        return new InS3(bucket, name, Optional.ofNullable(object.path("Version").textValue()));
    }

    private static byte[] bytes(JsonNode given) {
        byte[] bytes;
        try {
            bytes = given.binaryValue();
        } catch (IOException notBase64) {
            throw RekognitionFault.invalidParameter("Image.Bytes is not base64");
        }
        if (bytes == null || bytes.length == 0) {
            throw RekognitionFault.invalidParameter("Image.Bytes is missing or empty, and so is Image.S3Object");
        }
        if (bytes.length > MAX_INLINE_BYTES) {
            throw RekognitionFault.tooLarge("the image has %d bytes, more than %d; send it as S3Object"
                    .formatted(bytes.length, MAX_INLINE_BYTES));
        }
        return bytes;
    }
}
