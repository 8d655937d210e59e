package org.vitrine.ingest.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.vitrine.ingest.notification.S3Record.Created;

/**
 * Serialises the notification of one written object for topic {@code s3-events}, in the format of Amazon S3 without
 * envelopes.
 */
final class QueuedRecord {

    private QueuedRecord() {}

    static String json(Created created) {
        var json = JsonNodeFactory.instance.objectNode();
        var record = json.putArray("Records").addObject();
        record.put("eventName", "ObjectCreated:Put");
        var s3 = record.putObject("s3");
        s3.putObject("bucket").put("name", created.bucket());
        var object = s3.putObject("object");
        object.put("key", URLEncoder.encode(created.key(), StandardCharsets.UTF_8));
        created.sizeBytes().ifPresent(size -> object.put("size", size));
        created.sequencer().ifPresent(sequencer -> object.put("sequencer", sequencer));
        created.versionId().ifPresent(version -> object.put("versionId", version));
        return json.toString();
    }
}
