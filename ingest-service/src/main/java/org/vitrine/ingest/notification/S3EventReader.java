package org.vitrine.ingest.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.ingest.identity.PercentEncoding;

/**
 * Reads notifications about objects in the shapes of Amazon S3, Amazon EventBridge and MinIO, wrapped by SNS or not.
 */
public final class S3EventReader {

    /** Most records of one notification; Amazon sends one, MinIO one, bridges batch. */
    static final int MAX_RECORDS = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a notification says. */
    public sealed interface Notification {

        /** In the order given; may be empty. */
        record Records(List<Record> records) implements Notification {
            public Records {
                records = List.copyOf(records);
            }
        }

        /** Not a notification of any shape known. */
        record Malformed(String sentence) implements Notification {}
    }

    /** What one record says. */
    public sealed interface Record {

        /**
         * @param key decoded
         * @param sequencer empty where the sender has none: then every record counts as the newest
         */
        record Created(String bucket, String key, Optional<String> sequencer, Optional<String> versionId)
                implements Record {}

        /** Nothing to ingest, and why: a test, a removal. */
        record Ignored(String why) implements Record {}
    }

    private S3EventReader() {}

    public static Notification read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException fault) {
            return new Notification.Malformed("The notification is no JSON: " + fault.getOriginalMessage());
        }
    }

    private static Notification read(JsonNode node) {
        if (node.path("Message").isTextual() && node.path("Type").isTextual()) {
            return read(node.path("Message").textValue()); // wrapped by SNS
        }
        if (node.path("Records").isArray()) {
            return records(node.path("Records"));
        }
        if (node.path("detail").isObject()
                && "aws.s3".equals(node.path("source").asText())) {
            return bridged(node);
        }
        if ("s3:TestEvent".equals(node.path("Event").asText())) {
            return new Notification.Records(List.of(new Record.Ignored("a test event")));
        }
        return new Notification.Malformed("The notification has neither 'Records' (Amazon S3, MinIO)"
                + " nor 'detail' of source aws.s3 (EventBridge).");
    }

    private static Notification records(JsonNode given) {
        if (given.size() > MAX_RECORDS) {
            return new Notification.Malformed("The notification has %d records; at most %d are read at once."
                    .formatted(given.size(), MAX_RECORDS));
        }
        var records = new ArrayList<Record>();
        for (JsonNode one : given) {
            String name = one.path("eventName").asText();
            if (!name.replaceFirst("^s3:", "").startsWith("ObjectCreated:")) {
                records.add(new Record.Ignored("event '%s' brings no object".formatted(name)));
                continue;
            }
            JsonNode object = one.path("s3").path("object");
            String encoded = object.path("key").asText();
            Optional<String> key = PercentEncoding.decodeForm(encoded);
            if (key.isEmpty() || key.get().isEmpty()) {
                return new Notification.Malformed("Key '%s' is not URL-encoded UTF-8.".formatted(encoded));
            }
            var created = created(one.path("s3").path("bucket"), object, key.get());
            if (created instanceof Notification.Malformed malformed) {
                return malformed;
            }
            records.addAll(((Notification.Records) created).records());
        }
        return new Notification.Records(records);
    }

    /** EventBridge does not encode keys. */
    private static Notification bridged(JsonNode node) {
        String type = node.path("detail-type").asText();
        if (!"Object Created".equals(type)) {
            return new Notification.Records(List.of(new Record.Ignored("'%s' brings no object".formatted(type))));
        }
        JsonNode object = node.path("detail").path("object");
        return created(
                node.path("detail").path("bucket"), object, object.path("key").asText());
    }

    private static Notification created(JsonNode bucket, JsonNode object, String key) {
        String bucketName = bucket.path("name").asText();
        if (bucketName.isBlank() || key.isBlank()) {
            return new Notification.Malformed("A record names no bucket or no key.");
        }
        Optional<String> sequencer = text(object, "sequencer");
        if (sequencer.isPresent() && !sequencer.get().matches("[0-9A-Fa-f]{1,64}")) {
            return new Notification.Malformed("Sequencer '%s' is not hexadecimal.".formatted(sequencer.get()));
        }
        Optional<String> versionId = text(object, "versionId").or(() -> text(object, "version-id"));
        return new Notification.Records(List.of(new Record.Created(bucketName, key, sequencer, versionId)));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asText()).filter(value -> !value.isBlank());
    }
}
