package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.platform.CompleteResponse;

/**
 * Uploads photographs that are too large for a multipart request: ingest-service issues a presigned URL of the store,
 * the bytes are put there, then ingest-service completes the upload.
 *
 * @param ingest client of ingest-service
 * @param uploads path of the collection's uploads
 */
record DirectUpload(ApiClient ingest, String uploads) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Time for one attempt to put the bytes. */
    private static final Duration PUT_TIMEOUT = Duration.ofHours(1);

    private static final int ATTEMPTS = 3;

    /** Wait before the second attempt; each further wait is {@value #WAIT_FACTOR} times as long. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private static final int WAIT_FACTOR = 4;

    /** Headers that {@code HttpClient} sets itself and does not accept from callers. */
    private static final Set<String> RESTRICTED_HEADERS =
            Set.of("host", "content-length", "connection", "expect", "upgrade");

    private static final int OK = 200;
    /** Status that stands for a store that did not answer. */
    private static final int STORE_UNAVAILABLE = 503;

    /**
     * Uploads one photograph. The answer has the form of an upload by a multipart request.
     *
     * @param statement what the institution states about the photograph
     * @throws LocalFileException if the file cannot be read
     */
    ApiClient.Response send(String institution, String batch, ObjectNode statement, Path photograph) {
        var uploadRequest = statement
                .deepCopy()
                .put("institution", institution)
                .put("batch", batch)
                .put("sizeBytes", FileBody.length(photograph))
                .put("sha256", LocalFileDigest.of(photograph));
        var begun = ingest.post(uploads, uploadRequest);
        if (!begun.isSuccess()) {
            return begun;
        }
        var put = put(begun.body(), FileBody.of(photograph));
        return put.isSuccess() ? ingest.post(begun.body().path("complete").asText(), JSON.createObjectNode()) : put;
    }

    private static ApiClient.Response put(JsonNode begun, FileBody photograph) {
        var address = URI.create(begun.path("url").asText());
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var wait = FIRST_WAIT;
            for (int attempt = 1; ; attempt++) {
                try {
                    var answer =
                            CompleteResponse.send(http, request(begun, address, photograph), BodyHandlers.ofString());
                    if (answer.statusCode() / 100 == 2) {
                        return new ApiClient.Response(OK, JSON.createObjectNode());
                    }
                    if (answer.statusCode() < 500 || attempt == ATTEMPTS) {
                        return problem(
                                answer.statusCode(), "the store answered: " + TextFormat.truncated(answer.body(), 300));
                    }
                } catch (IOException lost) {
                    var unreadable = photograph.fault();
                    if (unreadable.isPresent()) {
                        throw unreadable.get();
                    }
                    if (attempt == ATTEMPTS) {
                        return problem(
                                STORE_UNAVAILABLE,
                                "the store at %s does not answer; vitrine.store.public-endpoint is its address for clients outside"
                                        .formatted(address.getAuthority()));
                    }
                }
                Thread.sleep(wait);
                wait = wait.multipliedBy(WAIT_FACTOR);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }

    private static HttpRequest request(JsonNode begun, URI address, FileBody photograph) {
        var request = HttpRequest.newBuilder(address).timeout(PUT_TIMEOUT).PUT(photograph.publisher());
        begun.path("headers").properties().stream()
                .filter(header -> !RESTRICTED_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return request.build();
    }

    private static ApiClient.Response problem(int status, String detail) {
        return new ApiClient.Response(
                status, JSON.createObjectNode().put("code", "store-refused").put("detail", detail));
    }
}
