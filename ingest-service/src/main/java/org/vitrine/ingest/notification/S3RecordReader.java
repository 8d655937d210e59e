package org.vitrine.ingest.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.vitrine.ingest.arrival.Sequencer;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.identity.PercentEncoding;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

/** Reads one record, without its envelopes, in the formats of Amazon S3, MinIO, Ceph and Amazon EventBridge. */
final class S3RecordReader {

    private static final int MAX_QUOTED = 200;

    private static final String CREATION = "ObjectCreated";

    /** Ceph sends this event where an object was written in another zone. */
    private static final String CREATION_IN_OTHER_ZONE = "ObjectSynced:Create";

    /** Beginning of the names of all other events of Amazon S3, MinIO and Ceph. */
    private static final Pattern OTHER_EVENT = Pattern.compile(
            "(Object|Bucket|Lifecycle|Replication|IntelligentTiering|ReducedRedundancy|Scanner|TestEvent)");

    /** Seconds and nanoseconds, each of four bytes. */
    private static final Pattern CEPH_SEQUENCER = Pattern.compile("([0-9A-Fa-f]{2})".repeat(8));

    private S3RecordReader() {}

    /**
     * Reads a record of Amazon S3, MinIO or Ceph: {@code
     * {"eventName","s3":{"bucket":{"name"},"object":{"key","size","sequencer","versionId"}}}}. Amazon and MinIO send
     * form-encoded keys. Ceph sends them as they are, and so do some stores that imitate Amazon's.
     *
     * @param position position of the record in its notification
     */
    static S3Record readS3(String position, JsonNode node) {
        String event = node.path("eventName").asText().replaceFirst("^s3:", "");
        if (event.isBlank()) {
            return new UnknownFormat(position, "It has no eventName.");
        }
        if (!event.startsWith(CREATION) && !event.equals(CREATION_IN_OTHER_ZONE)) {
            return OTHER_EVENT.matcher(event).lookingAt()
                    ? new Ignored("event '%s' names no new object".formatted(cut(event)))
                    : new UnknownFormat(
                            position,
                            "Its eventName '%s' is unknown; ObjectCreated announces a new object."
                                    .formatted(cut(event)));
        }
        JsonNode object = node.path("s3").path("object");
        String given = object.path("key").asText();
        boolean ceph = node.path("eventSource").asText().startsWith("ceph");
        Optional<String> key = ceph || !isFormEncoded(given) ? Optional.of(given) : PercentEncoding.decodeForm(given);
        Optional<String> sequencer =
                text(object, "sequencer").map(digits -> ceph ? mostSignificantFirst(digits) : digits);
        return key.map(decoded -> created(position, node.path("s3").path("bucket"), object, decoded, sequencer))
                .orElseGet(() ->
                        new UnknownFormat(position, "Its key '%s' is not URL-encoded UTF-8.".formatted(cut(given))));
    }

    /** Returns whether a key may be form-encoded. Encoding leaves neither a space nor a character beyond ASCII. */
    private static boolean isFormEncoded(String key) {
        return key.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /**
     * Returns a sequencer of Ceph with the most significant byte of each of its numbers first, so that it can be
     * compared. Ceph writes the bytes of its clock as they are in memory, the least significant first.
     */
    private static String mostSignificantFirst(String sequencer) {
        var bytes = CEPH_SEQUENCER.matcher(sequencer);
        return bytes.matches() ? bytes.replaceFirst("$4$3$2$1$8$7$6$5") : sequencer;
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
                object.path("key").asText(),
                text(object, "sequencer"));
    }

    private static S3Record created(
            String position, JsonNode bucket, JsonNode object, String key, Optional<String> sequencer) {
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
                sequencer.filter(Sequencer::isPlausible),
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
