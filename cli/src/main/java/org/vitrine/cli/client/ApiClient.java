package org.vitrine.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.platform.CompleteResponse;

/**
 * HTTP client for the API of one service. It retries connection losses, 429 and 5xx with increasing waits; the caller
 * handles every other answer. A service that has never answered is given up after a few seconds. A service that has
 * answered before is retried for as long as a restart may take. Safe from any thread; each call blocks.
 */
public final class ApiClient {

    /** How long a service that has not answered yet is retried. */
    private static final Duration FIRST_RESPONSE_TIMEOUT = Duration.ofSeconds(8);
    /** How long a service that has answered before is retried. */
    private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Time for the whole answer to one request. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(90);
    /** Lowest upload rate for which the time of a request is sufficient. */
    private static final long MIN_UPLOAD_BYTES_PER_SECOND = 32 * 1024;

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Optional<BearerToken> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private volatile boolean answered;

    public ApiClient(URI base) {
        this(base, Optional.empty());
    }

    /**
     * Creates a client that sends a token with each request.
     *
     * @param token token of the account; empty for a service without sign-in
     */
    public ApiClient(URI base, Optional<BearerToken> token) {
        this.base = base;
        this.token = token;
    }

    /**
     * Status and JSON body of an answer.
     *
     * @param body the JSON; an object without members if the body is empty; {@code detail} has the text of a body that
     *     is not JSON
     */
    public record Response(int status, JsonNode body) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Title and detail of a problem body, as one sentence. */
        public String problem() {
            return body.path("title").asText("HTTP " + status) + ": "
                    + body.path("detail").asText("no detail was given");
        }

        /**
         * The body of a 2xx answer.
         *
         * @throws CliException with the sentence of the service for any other answer
         */
        public JsonNode bodyOrThrow() {
            if (!isSuccess()) {
                throw new CliException(ExitCode.FAILED, problem());
            }
            return body;
        }
    }

    public Response get(String path) {
        return send(() -> request(path).GET());
    }

    public Response put(String path, JsonNode body) {
        return send(() ->
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a JSON merge patch (RFC 7396). */
    public Response patch(String path, JsonNode body) {
        return send(() -> request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(body.toString())));
    }

    public Response delete(String path) {
        return send(() -> request(path).DELETE());
    }

    public Response post(String path, JsonNode body) {
        return send(() -> request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /**
     * Sends a request whose work the service does before it answers.
     *
     * @param responseTimeout time for the answer
     */
    public Response post(String path, JsonNode body, Duration responseTimeout) {
        return send(() -> request(path)
                .timeout(responseTimeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /**
     * Sends a body that is read again for each attempt; a publisher can be used only once.
     *
     * @throws LocalFileException if the body cannot be read
     */
    public Response post(String path, Map<String, String> headers, RequestBody body) {
        var answer = exchange(
                () -> {
                    var publisher = body.publisher();
                    var request =
                            request(path).timeout(responseTimeout(publisher)).POST(publisher);
                    headers.forEach(request::setHeader);
                    return request;
                },
                body::fault);
        return new Response(answer.statusCode(), parsed(text(answer)));
    }

    /**
     * The bytes of a file.
     *
     * @throws CliException if there is no such file
     */
    public byte[] download(String path) {
        var answer = exchange(() -> request(path).setHeader("Accept", "*/*").GET());
        if (answer.statusCode() / 100 != 2) {
            throw new CliException(ExitCode.FAILED, new Response(answer.statusCode(), parsed(text(answer))).problem());
        }
        return answer.body();
    }

    /**
     * Copies a file of any size to a stream. It is not retried, because part of it may already be written.
     *
     * @throws CliException if there is no such file
     * @throws IOException if the connection breaks off
     */
    public void save(String path, OutputStream to) throws IOException {
        var request = request(path).setHeader("Accept", "*/*").GET().build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() / 100 != 2) {
                    String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    throw new CliException(
                            ExitCode.FAILED, new Response(answer.statusCode(), parsed(problem)).problem());
                }
                body.transferTo(to);
                to.flush();
            }
        } catch (ConnectException refused) {
            throw CliException.notRunning();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(RESPONSE_TIMEOUT)
                .header("Accept", "application/json");
        token.ifPresent(given -> request.header("Authorization", "Bearer " + given.value()));
        return request;
    }

    private Response send(Supplier<HttpRequest.Builder> request) {
        var answer = exchange(request);
        return new Response(answer.statusCode(), parsed(text(answer)));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> exchange(Supplier<HttpRequest.Builder> request) {
        return exchange(request, Optional::empty);
    }

    private HttpResponse<byte[]> exchange(
            Supplier<HttpRequest.Builder> request, Supplier<Optional<LocalFileException>> bodyFault) {
        var wait = FIRST_WAIT;
        long began = System.nanoTime();
        while (true) {
            boolean lastAttempt = isTimedOut(began);
            try {
                var answer = CompleteResponse.send(http, request.get().build(), BodyHandlers.ofByteArray());
                answered = true;
                boolean retryable = answer.statusCode() == TOO_MANY_REQUESTS || answer.statusCode() >= 500;
                if (!retryable || lastAttempt) {
                    return answer;
                }
                pause(retryAfter(answer, wait));
            } catch (ConnectException refused) {
                if (lastAttempt) {
                    throw CliException.notRunning();
                }
                pause(wait);
            } catch (IOException lost) {
                var unreadable = bodyFault.get();
                if (unreadable.isPresent()) {
                    throw unreadable.get();
                }
                if (lastAttempt) {
                    throw new CliException(
                            ExitCode.NOT_RUNNING,
                            "%s does not answer: %s. ./vitrine status lists what runs."
                                    .formatted(base, describe(lost)));
                }
                pause(wait);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CliException(ExitCode.FAILED, "interrupted");
            }
            wait = wait.multipliedBy(2).compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait.multipliedBy(2);
        }
    }

    /** The time for an answer, plus the time that a slow connection needs for the body. */
    private static Duration responseTimeout(BodyPublisher body) {
        return RESPONSE_TIMEOUT.plusSeconds(Math.max(0, body.contentLength()) / MIN_UPLOAD_BYTES_PER_SECOND);
    }

    private static String describe(IOException lost) {
        return lost instanceof HttpTimeoutException ? "there was no answer in time" : "the connection broke off";
    }

    private boolean isTimedOut(long began) {
        var timeout = answered ? RETRY_TIMEOUT : FIRST_RESPONSE_TIMEOUT;
        return System.nanoTime() - began > timeout.toNanos();
    }

    private static Duration retryAfter(HttpResponse<?> answer, Duration fallback) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.chars().allMatch(Character::isDigit) && value.length() < 6)
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .filter(requested -> requested.compareTo(MAX_WAIT) <= 0)
                .orElse(fallback);
    }

    private static JsonNode parsed(String body) {
        try {
            var parsed = JSON.readTree(body);
            return parsed == null || parsed.isMissingNode() ? JSON.createObjectNode() : parsed;
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode().put("detail", body);
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }
}
