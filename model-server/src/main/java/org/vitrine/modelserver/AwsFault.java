package org.vitrine.modelserver;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every way this server says no on a wire of AWS: the error's shape, its status and its members as the service models
 * define them.
 *
 * @param shape the modelled error, sent as {@code x-amzn-ErrorType} and {@code __type}
 */
record AwsFault(String shape, int status, Map<String, Object> members) {

    static AwsFault of(String shape, int status, String message) {
        var members = new LinkedHashMap<String, Object>();
        members.put("__type", shape);
        members.put("Message", message);
        members.put("message", message);
        return new AwsFault(shape, status, members);
    }

    static AwsFault validation(String message) {
        return of("ValidationError", 400, message);
    }

    static AwsFault noSuchEndpoint(String name) {
        return validation(
                "Endpoint %s of account 000000000000 not found. GET /models lists what is served.".formatted(name));
    }

    /** 424: the container answered with an error of its own. */
    static AwsFault modelError(int originalStatus, String words) {
        var fault = of(
                "ModelError",
                424,
                "Received server error (%d) from model with message \"%s\"".formatted(originalStatus, words));
        fault.members().put("OriginalStatusCode", originalStatus);
        fault.members().put("OriginalMessage", words);
        fault.members().put("LogStreamArn", "");
        return fault;
    }

    static AwsFault unavailable(String message) {
        return of("ServiceUnavailable", 503, message);
    }

    AwsFaultException raised() {
        return new AwsFaultException(this);
    }
}
