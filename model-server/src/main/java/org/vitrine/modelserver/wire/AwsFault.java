package org.vitrine.modelserver.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An error response in the terms of AWS, before it is written in the protocol of the request.
 *
 * @param shape name of the error in AWS's Smithy model, or of an error that every service has
 * @param status HTTP status
 * @param message sentence for people
 * @param extra members that only this error has, in the spelling of the Smithy model
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

    /**
     * A ModelError, 424: the container answered with an error of its own.
     *
     * @param originalStatus HTTP status of the container
     * @param containerMessage message of the container
     */
    public static AwsFault modelError(int originalStatus, String containerMessage) {
        var kind = originalStatus < 500 ? "client" : "server";
        return new AwsFault(
                "ModelError",
                424,
                "Received %s error (%d) from primary with message \"%s\""
                        .formatted(kind, originalStatus, containerMessage),
                Map.of("OriginalStatusCode", originalStatus, "OriginalMessage", containerMessage, "LogStreamArn", ""));
    }

    /** A ModelNotReadyException, 429: the model is still loading; the client may retry. */
    public static AwsFault notReady(String message) {
        return of("ModelNotReadyException", 429, message);
    }

    public static AwsFault unavailable(String message) {
        return of("ServiceUnavailable", 503, message);
    }

    /** Returns the members of the response body; awsJson names the error in the body, restJson in a header. */
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

    /** Returns an exception that ends the request with this error. */
    public AwsFaultException toException() {
        return new AwsFaultException(this);
    }
}
