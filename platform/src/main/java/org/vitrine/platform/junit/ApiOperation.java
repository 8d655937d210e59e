package org.vitrine.platform.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation of an OpenAPI document, for tests that call every operation of a service.
 *
 * @param path path template, such as {@code /v1/images/{imageId}}
 * @param mediaType media type of its request body; empty where it has none
 */
public record ApiOperation(String method, String path, Optional<String> mediaType) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> WITH_BODY = Set.of("PUT", "POST", "PATCH");
    private static final String BYTES = "application/octet-stream";

    /** Returns the operations of a document, in its order. */
    public static List<ApiOperation> of(JsonNode openApi) {
        var operations = new ArrayList<ApiOperation>();
        openApi.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(new ApiOperation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        mediaType(method.getValue().path("requestBody").path("content"))))));
        return List.copyOf(operations);
    }

    /** Returns the name of this operation in tables of tests, such as {@code GET /v1/collections}. */
    public String name() {
        return method + ' ' + path;
    }

    /**
     * Returns a request for this operation with an invalid or empty body, so that it changes as little as possible.
     *
     * @param value value of each variable of the path
     */
    public HttpRequest.Builder request(URI server, String value) {
        var request = HttpRequest.newBuilder(server.resolve(path.replaceAll("\\{[^}]+}", value)));
        if (!WITH_BODY.contains(method)) {
            return request.method(method, BodyPublishers.noBody());
        }
        var type = mediaType.orElse("application/json");
        return request.header("Content-Type", type)
                .method(method, BodyPublishers.ofString(type.equals(BYTES) ? "x" : "{}"));
    }

    /** Prefers bytes to a form, which would need a boundary. */
    private static Optional<String> mediaType(JsonNode content) {
        var types = content.properties().stream().map(Map.Entry::getKey).toList();
        return types.contains(BYTES) || types.contains("image/*")
                ? Optional.of(BYTES)
                : types.stream().findFirst();
    }
}
