package org.vitrine.ingest.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vitrine.ingest.notification.S3Record.Created;

/** Notifications about one coin, in the formats of several stores, and envelopes around them. */
final class S3Notifications {

    static final Created COIN = new Created(
            "drops",
            "drop/a/coins/Köln 1+.jpg",
            Optional.of("0055AED6DCD90281E5"),
            Optional.empty(),
            OptionalLong.of(1024));

    static final String AMAZON = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",
             "eventTime":"2026-01-01T12:00:00.000Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",
             "bucket":{"name":"drops","arn":"arn:aws:s3:::drops"},
             "object":{"key":"drop/a/coins/K%C3%B6ln+1%2B.jpg","size":1024,"sequencer":"0055AED6DCD90281E5"}}}]}""";

    static final String BRIDGED = """
            {"version":"0","detail-type":"Object Created","source":"aws.s3","detail":{"version":"0",
             "bucket":{"name":"drops"},"object":{"key":"drop/a/coins/Köln 1+.jpg","size":1024,
             "sequencer":"0055AED6DCD90281E5"},"reason":"PutObject"}}""";

    static final String CEPH = AMAZON.replace("aws:s3", "ceph:s3")
            .replace("ObjectCreated:Put", "s3:ObjectCreated:Put")
            .replace("K%C3%B6ln+1%2B.jpg", "Köln 1+.jpg");

    static final String MINIO = "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"drops/x\","
            + AMAZON.replace("aws:s3", "minio:s3")
                    .strip()
                    .substring(1)
                    .replace("\"ObjectCreated:Put\"", "\"s3:ObjectCreated:Put\"");

    private S3Notifications() {}

    static String sns(String message) {
        return json(Map.of(
                "Type", "Notification", "TopicArn", "arn:aws:sns:eu-central-1:000000000000:t", "Message", message));
    }

    static String sqs(String body) {
        return json(Map.of("Records", List.of(Map.of("messageId", "m", "eventSource", "aws:sqs", "body", body))));
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new AssertionError(fault);
        }
    }
}
