package org.vitrine.modelserver.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One error of AWS.
 *
 * @param shape the modelled error, or one that every service has
 * @param status HTTP status
 * @param message the sentence for people
 * @param extra members that only this shape has, in the model's spelling
 */
public record AwsFault(String shape, int status, String message, Map<String, Object> extra) {

    public AwsFault {
        extra = Map.copyOf(extra);
    }

    public static AwsFault of(String shape, int status, String message) {
        return new AwsFault(shape, status, message, Map.of());
    }

    public static AwsFault validation(String message) {
        return of("ValidationError", 400, message);
    }

    /** 424: the container answered with an error of its own. */
    public static AwsFault modelError(int originalStatus, String words) {
        var kind = originalStatus < 500 ? "client" : "server";
        return new AwsFault(
                "ModelError",
                424,
                "Received %s error (%d) from primary with message \"%s\"".formatted(kind, originalStatus, words),
                Map.of("OriginalStatusCode", originalStatus, "OriginalMessage", words, "LogStreamArn", ""));
    }

    /** 429: a model is still being loaded; a client that asks again later is served. */
    public static AwsFault notReady(String message) {
        return of("ModelNotReadyException", 429, message);
    }

    public static AwsFault unavailable(String message) {
        return of("ServiceUnavailable", 503, message);
    }

    /** The members of the body. */
    public Map<String, Object> body(AwsProtocol awsProtocol) {
        var body = new LinkedHashMap<String, Object>();
        switch (awsProtocol) {
            case AWS_JSON -> {
                body.put("__type", shape);
                body.put("Code", shape);
                body.put("Logref", UUID.randomUUID().toString());
            }
            case REST_JSON -> {
                // The shape is in the header x-amzn-ErrorType.
            }
        }
        body.put("Message", message);
        body.putAll(extra);
        return body;
    }

    public AwsFaultException raised() {
        return new AwsFaultException(this);
    }
}
