package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests requests that are forwarded to other services. They need no index, so that one start of the service serves
 * {@link UnavailableIT} as well.
 */
@QuarkusTest
@TestProfile(UnavailableIT.NoIndex.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(UpstreamStub.class)
class ForwardIT {

    private static final int UPLOAD_BYTES = 60 << 20;

    /** Upper bound of the buffers of three sockets and two streams, in bytes; far less than the test sends. */
    private static final int MOST_BUFFERED = 24 << 20;

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "vitrine.search.ingest-url")
    URI standIn;

    @Test
    void anUploadWaitsForItsReaderAndArrivesWhole() throws IOException {
        // Given
        byte[] photograph = new byte[UPLOAD_BYTES];
        new Random(7).nextBytes(photograph);
        var sent = new AtomicLong();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            // When
            var sending = CompletableFuture.runAsync(() -> send(socket, photograph, sent));
            await().atMost(60, SECONDS).until(() -> isStill(sent));
            long buffered = sent.get();
            open("upload");
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String status = answer.readLine();
            String line = answer.readLine();
            while (!line.isEmpty()) {
                line = answer.readLine();
            }
            char[] body = new char[4_096];
            String json = new String(body, 0, answer.read(body));

            // Then
            assertThat(buffered).isLessThan(MOST_BUFFERED);
            assertThat(status).isEqualTo("HTTP/1.1 200 OK");
            assertThat(json)
                    .contains("\"bytes\":" + UPLOAD_BYTES)
                    .contains("\"sha256\":\"" + DigestUtils.sha256Hex(photograph) + '"')
                    .contains("\"institution\":\"berlin\"")
                    .contains("\"connection\":\"null\"")
                    .contains("\"custom\":\"null\"")
                    .contains("\"query\":\"name=a%2Fb\"");
            sending.join();
        }
    }

    private static void send(Socket socket, byte[] photograph, AtomicLong sent) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(("""
                    POST /ingest/v1/upload?name=a%%2Fb HTTP/1.1\r
                    Host: vitrine.example\r
                    Content-Type: image/jpeg\r
                    Content-Length: %d\r
                    Vitrine-Institution: berlin\r
                    Gate: upload\r
                    Keep-Alive: timeout=5\r
                    Connection: keep-alive, X-Of-This-Connection\r
                    X-Of-This-Connection: yes\r
                    \r
                    """.formatted(photograph.length)).getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < photograph.length; at += 1 << 16) {
                out.write(photograph, at, Math.min(1 << 16, photograph.length - at));
                sent.addAndGet(Math.min(1 << 16, photograph.length - at));
            }
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns whether sending has begun and then made no progress for a second. */
    private static boolean isStill(AtomicLong sent) throws InterruptedException {
        long before = sent.get();
        MILLISECONDS.sleep(1_000);
        return before > 0 && sent.get() == before;
    }

    @Test
    void eventsPassAsTheyComeAndEndWithTheirReader() throws IOException {
        // Given
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("GET /ingest/v1/events HTTP/1.1\r\nHost: vitrine.example\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var events = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            // When
            String first = next(events);
            open("second-event");
            String second = next(events);

            // Then
            assertThat(first).isEqualTo("data: one");
            assertThat(second).isEqualTo("data: two");
        }
        await().atMost(60, SECONDS)
                .until(() ->
                        given().get(standIn + "/control/reader-left").asString().equals("true"));
    }

    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return line;
    }

    private void open(String gate) {
        given().post(standIn + "/control/" + gate).then().statusCode(200);
    }

    @Test
    void whatWasMadeIsFoundOnThisOrigin() {
        given().body("x")
                .post("/ingest/v1/made")
                .then()
                .statusCode(201)
                .header("Location", equalTo("/ingest/v1/made/1"))
                .header("Keep-Alive", nullValue())
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ingest/v1/hang-up, 503, service-unavailable, ingest-service",
        "GET, /inference/v1/costs, 503, service-unavailable, inference-service",
        "GET, /models, 404, service-not-configured, vitrine.search.model-server-url",
        "PUT, /models/side, 405, method-not-allowed, DELETE",
        "GET, /inference/v1/describe, 404, not-found, /q/openapi",
        "GET, /ingest/v1/%2e%2e/q/metrics, 404, not-found, /q/openapi"
    })
    void whatCannotBeForwardedIsAProblem(String method, String path, int status, String code, String named) {
        given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(named));
    }
}
