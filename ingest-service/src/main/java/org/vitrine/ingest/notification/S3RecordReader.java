package org.vitrine.ingest.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.vitrine.ingest.arrival.Sequencer;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.identity.PercentEncoding;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

/** Reads one record, without its envelopes, in the formats of Amazon S3, MinIO, Ceph and Amazon EventBridge. */
final class S3RecordReader {

    private static final int MAX_QUOTED = 200;

    private S3RecordReader() {}

    /**
     * Reads a record of Amazon S3, MinIO or Ceph: {@code
     * {"eventName","s3":{"bucket":{"name"},"object":{"key","size","sequencer","versionId"}}}}. Amazon and MinIO send
     * form-encoded keys, Ceph sends them as they are.
     *
     * @param position position of the record in its notification
     */
    static S3Record readS3(String position, JsonNode node) {
        String event = node.path("eventName").asText().replaceFirst("^s3:", "");
        if (event.isBlank()) {
            return new UnknownFormat(position, "It has no eventName.");
        }
        if (!event.startsWith("ObjectCreated:")) {
            return new Ignored("event '%s' names no new object".formatted(cut(event)));
        }
        JsonNode object = node.path("s3").path("object");
        String given = object.path("key").asText();
        boolean encoded = !node.path("eventSource").asText().startsWith("ceph");
        Optional<String> key = encoded ? PercentEncoding.decodeForm(given) : Optional.of(given);
        return key.map(decoded -> created(position, node.path("s3").path("bucket"), object, decoded))
                .orElseGet(() ->
                        new UnknownFormat(position, "Its key '%s' is not URL-encoded UTF-8.".formatted(cut(given))));
    }

    /**
     * Reads a record of Amazon EventBridge: {@code {"source":"aws.s3","detail-type":"Object
     * Created","detail":{"bucket","object"}}}. Its keys are not encoded.
     *
     * @param position position of the record in its notification
     */
    static S3Record readEventBridge(String position, JsonNode node) {
        String source = node.path("source").asText();
        if (!"aws.s3".equals(source)) {
            return new UnknownFormat(
                    position, "It is an event of source '%s'; only aws.s3 is accepted.".formatted(cut(source)));
        }
        String type = node.path("detail-type").asText();
        if (!"Object Created".equals(type)) {
            return type.startsWith("Object ")
                    ? new Ignored("'%s' names no new object".formatted(cut(type)))
                    : new UnknownFormat(
                            position, "Its detail-type is '%s', not 'Object Created'.".formatted(cut(type)));
        }
        JsonNode object = node.path("detail").path("object");
        return created(
                position,
                node.path("detail").path("bucket"),
                object,
                object.path("key").asText());
    }

    private static S3Record created(String position, JsonNode bucket, JsonNode object, String key) {
        String name = bucket.path("name").asText();
        if (name.isBlank()) {
            return new UnknownFormat(position, "It names no bucket.");
        }
        if (key.isEmpty()) {
            return new UnknownFormat(position, "It names no key.");
        }
        JsonNode size = object.path("size");
        return new Created(
                name,
                key,
                text(object, "sequencer").filter(Sequencer::isPlausible),
                text(object, "versionId").or(() -> text(object, "version-id")),
                size.canConvertToLong() && size.isIntegralNumber()
                        ? OptionalLong.of(size.asLong())
                        : OptionalLong.empty());
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asText()).filter(value -> !value.isBlank());
    }

    /**
     * Returns the first 200 characters of a text for a message, with an ellipsis in place of the rest. Unprintable
     * characters are replaced: a line break in a key would make two lines of one log entry.
     */
    static String cut(String text) {
        return NameRules.printable(NameRules.shortened(text, MAX_QUOTED));
    }
}
