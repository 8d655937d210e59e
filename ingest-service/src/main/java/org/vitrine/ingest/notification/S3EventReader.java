package org.vitrine.ingest.notification;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.Subscription;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

/**
 * Reads S3 notifications, in any of these formats and envelopes:
 *
 * <pre>
 * Amazon S3, MinIO, Ceph   {"Records":[{"eventName","s3"}]}  Lambda event of SQS  {"Records":[{"body":"…"}]}
 * EventBridge              {"source":"aws.s3","detail"}      Lambda event of SNS  {"Records":[{"Sns":{"Message":"…"}}]}
 * Amazon SNS               {"Type","Message":"…"}            ReceiveMessage       {"Messages":[{"Body":"…"}]}
 * Lambda function URL      {"body":"…","isBase64Encoded"}    EventBridge Pipes    [ … ]
 * JSON Lines               { … } { … }
 * </pre>
 *
 * <p>Envelopes may be nested, at most {@value #MAX_DEPTH} deep. A record in none of these formats becomes
 * {@link UnknownFormat} with its position, and the others are still read. An instance reads one notification.
 */
final class S3EventReader {

    /**
     * Most records of one notification. Amazon sends 1; bridges send up to 10,000 small ones, of which SQS delivers 10
     * at a time.
     */
    static final int MAX_RECORDS = 1000;

    /** Most nested envelopes; SNS in SQS in a Lambda event has 3. */
    static final int MAX_DEPTH = 8;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LIST_MEMBERS = List.of("Records", "Messages");
    private static final List<String> TEXT_MEMBERS = List.of("Message", "body", "Body");
    private static final String ROOT = "notification";

    /** The outcome of reading a notification. */
    sealed interface Notification {

        /**
         * The records of a notification.
         *
         * @param records in the order of the notification; may be empty
         * @param topics ARNs of the Amazon SNS topics that delivered them
         */
        record Records(List<S3Record> records, Set<String> topics) implements Notification {
            public Records {
                records = List.copyOf(records);
                topics = Set.copyOf(topics);
            }

            Records(List<S3Record> records) {
                this(records, Set.of());
            }
        }

        /** The notification is not JSON, is empty, or has too many records. */
        record Malformed(String sentence) implements Notification {}
    }

    private final List<S3Record> found = new ArrayList<>();
    private final Set<String> topics = new HashSet<>();

    private S3EventReader() {}

    static Notification read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a notification in UTF-8, with or without a byte-order mark. */
    static Notification read(byte[] json) {
        List<JsonNode> roots;
        try {
            roots = values(JSON.createParser(json));
        } catch (JsonProcessingException fault) {
            return new Notification.Malformed("The notification is not JSON: " + fault.getOriginalMessage());
        } catch (IOException fault) {
            return new Notification.Malformed("The notification cannot be read: " + fault.getMessage());
        }
        if (roots.isEmpty()) {
            return new Notification.Malformed("The notification is empty.");
        }
        var reader = new S3EventReader();
        reader.unwrapValues(ROOT, roots, 0);
        return reader.found.size() > MAX_RECORDS
                ? new Notification.Malformed(
                        "The notification has more than %d records: send fewer at a time.".formatted(MAX_RECORDS))
                : new Notification.Records(reader.found, reader.topics);
    }

    /** Parses the JSON values of a text, which follow one another as in JSON Lines; a text mostly has one. */
    private static List<JsonNode> values(JsonParser parser) throws IOException {
        var values = new ArrayList<JsonNode>();
        try (parser) {
            while (parser.nextToken() != null) {
                JsonNode value = JSON.readTree(parser);
                values.add(value);
            }
        }
        return values;
    }

    private void unwrapValues(String position, List<JsonNode> values, int depth) {
        if (values.size() == 1) {
            unwrap(position, values.getFirst(), depth);
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            unwrap("%s[%d]".formatted(position.equals(ROOT) ? "" : position, i), values.get(i), depth);
        }
    }

    private void unwrap(String position, JsonNode node, int depth) {
        if (found.size() > MAX_RECORDS) {
            return;
        }
        if (depth > MAX_DEPTH) {
            found.add(new UnknownFormat(position, "It is in more than %d envelopes.".formatted(MAX_DEPTH)));
            return;
        }
        List<String> lists =
                LIST_MEMBERS.stream().filter(name -> node.path(name).isArray()).toList();
        if (node.isArray()) {
            unwrapAll(position.equals(ROOT) ? "" : position, node, depth);
        } else if (node.isTextual()) {
            unwrapText(position, node.textValue(), depth);
        } else if (node.path("s3").isObject()) {
            found.add(S3RecordReader.readS3(position, node));
        } else if (!lists.isEmpty()) {
            lists.forEach(name -> unwrapAll(memberPosition(position, name), node.path(name), depth));
        } else if (node.path("Sns").isObject()) {
            unwrap(memberPosition(position, "Sns"), node.path("Sns"), depth + 1);
        } else if (node.path("detail").isObject()) {
            found.add(S3RecordReader.readEventBridge(position, node));
        } else if ("s3:TestEvent".equals(node.path("Event").asText())) {
            found.add(new Ignored("a test event"));
        } else {
            unwrapMessage(position, node, depth);
        }
    }

    private void unwrapAll(String position, JsonNode elements, int depth) {
        for (int i = 0; i < elements.size(); i++) {
            unwrap("%s[%d]".formatted(position, i), elements.get(i), depth + 1);
        }
    }

    /** Reads an envelope whose content is a text. */
    private void unwrapMessage(String position, JsonNode node, int depth) {
        String type = node.path("Type").asText();
        if (type.equals("Notification") && node.path("TopicArn").isTextual()) {
            topics.add(node.path("TopicArn").textValue());
        }
        switch (type) {
            case "SubscriptionConfirmation", "UnsubscribeConfirmation" ->
                found.add(new Subscription(
                        node.path("TopicArn").asText(),
                        node.path("SubscribeURL").asText(),
                        type.equals("UnsubscribeConfirmation")));
            default ->
                TEXT_MEMBERS.stream()
                        .filter(name -> node.path(name).isTextual())
                        .findFirst()
                        .ifPresentOrElse(
                                name -> unwrapText(memberPosition(position, name), text(node, name), depth),
                                () -> found.add(new UnknownFormat(position, unknownFormat(node))));
        }
    }

    private void unwrapText(String position, String text, int depth) {
        try {
            var contents = values(JSON.createParser(text));
            if (contents.isEmpty()) {
                found.add(new UnknownFormat(position, "It is empty."));
            } else {
                unwrapValues(position, contents, depth + 1);
            }
        } catch (JsonProcessingException fault) {
            found.add(new UnknownFormat(position, "It is not JSON: " + fault.getOriginalMessage()));
        } catch (IOException fault) {
            found.add(new UnknownFormat(position, "It cannot be read: " + fault.getMessage()));
        }
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).textValue();
        if (!node.path("isBase64Encoded").asBoolean()) {
            return text;
        }
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return text;
        }
    }

    private static String unknownFormat(JsonNode node) {
        var members = node.properties().stream().map(Map.Entry::getKey).limit(8).toList();
        return "Its format is unknown (members: %s). Send a record of Amazon S3, MinIO, Ceph or EventBridge, or an envelope of SNS, SQS or Lambda."
                .formatted(S3RecordReader.cut(String.join(", ", members)));
    }

    private static String memberPosition(String position, String member) {
        return position.equals(ROOT) ? member : position + "." + member;
    }
}
