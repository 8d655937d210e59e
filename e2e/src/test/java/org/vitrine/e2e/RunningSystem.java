package org.vitrine.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Service;

/** HTTP client of a running Vitrine, for tests that use only the public APIs. */
public record RunningSystem(Addresses addresses) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);
    private static final String BOUNDARY = "e2e-boundary";

    public record Answer(int status, String mediaType, JsonNode body) {}

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(Service.INGEST, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        var request = request(Service.INGEST, path).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends a request to any service; {@code json} may be empty. */
    public Answer send(Service service, String method, String path, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        var request = request(service, path).timeout(REQUEST_TIMEOUT);
        if (json.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        }
        headers.forEach(request::header);
        return send(request);
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(Service.INGEST, path).DELETE());
    }

    public Answer get(Service service, String path) throws IOException, InterruptedException {
        return send(request(service, path).GET());
    }

    public byte[] bytes(Service service, String path) throws IOException, InterruptedException {
        return HTTP.send(request(service, path).GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    public Answer search(String collection, byte[] photograph) throws IOException, InterruptedException {
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"p\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(photograph);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(Service.SEARCH, "/v1/collections/" + collection + "/search")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(addresses.http(service) + path));
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        var mediaType = answer.headers().firstValue("Content-Type").orElse("");
        var body = mediaType.contains("json") ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        return new Answer(answer.statusCode(), mediaType, body);
    }
}
