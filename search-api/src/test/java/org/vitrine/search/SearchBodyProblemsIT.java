package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.vitrine.search.ProblemFixture.isProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Checks that every refusal of a search by photograph has problem details with a code, and that none is a 500: by the
 * body of the request, and by the services that prepare and describe it.
 */
@QuarkusTest
@TestProfile(ShortLimitsProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SearchBodyProblemsIT {

    @Inject
    ProblemFixture problems;

    @TestHTTPResource
    URI server;

    private String coins = "";

    @BeforeEach
    void aCollection() {
        coins = problems.collection();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void aVerdictOnThePhotographIsPassedOn(int status) {
        // When
        var answer = search(QueryPhotographs.thatPrepareAnswers(String.valueOf(status)));

        // Then
        isProblem(answer, status, "truncated");
        answer.body("detail", equalTo("It ends after half of its rows."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "429", "500", "503", "\"gibberish\"", "\"hang-up\"", "\"stall\""})
    void aPreparationThatFailsIsNoFaultOfThePhotograph(String order) {
        // When
        var answer = search(QueryPhotographs.thatPrepareAnswers(order));

        // Then
        isProblem(answer, 503, "service-unavailable");
        answer.body("service", equalTo("preprocess-service")).header("Retry-After", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"424", "500", "\"gibberish\"", "\"hang-up\""})
    void aDescriptionThatFailsIsNoFaultOfThePhotograph(String order) {
        // When
        var answer = search(QueryPhotographs.thatDescribeAnswers(order));

        // Then
        isProblem(answer, 503, "service-unavailable");
        answer.body("service", equalTo("inference-service"));
    }

    @Test
    void aSearchWithoutAPhotographIsAProblem() {
        isProblem(search(new byte[0]), 400, "no-photograph");
    }

    @Test
    void aFormWithoutAPhotographIsAProblem() {
        isProblem(
                given().multiPart("k", "3")
                        .post("/v1/collections/{c}/search", coins)
                        .then(),
                400,
                "no-photograph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image,image,obverse", "obverse,obverse", "image,image,image", "obverse,reverse,image"})
    void moreThanTwoPhotographsOrTwoOfOneSideAreAmbiguous(String parts) {
        // Given
        var form = given();
        for (String part : parts.split(",")) {
            form = form.multiPart(part, part + ".jpg", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/jpeg");
        }

        // When
        var answer = form.post("/v1/collections/{c}/search", coins).then();

        // Then
        isProblem(answer, 400, "ambiguous-photographs");
    }

    @Test
    void aSideOfTheQueryThatIsNoneIsRefused() {
        isProblem(
                given().contentType("image/jpeg")
                        .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                        .post("/v1/collections/{c}/search?side=frong", coins)
                        .then(),
                400,
                "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote-refused", "remote-access-denied"})
    void anEndpointThatDoesNotExistIsNamedAndAskingAgainIsNotAdvised(String code) {
        // When
        var answer = search(QueryPhotographs.thatIsNotServed(code));

        // Then
        isProblem(answer, 503, code);
        answer.body("service", equalTo("inference-service"))
                .body("detail", equalTo("It ends after half of its rows."))
                .header("Retry-After", nullValue());
    }

    /** Uses the client of the JDK, because RestAssured cannot send an invalid form. */
    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=b"})
    void aBodyThatIsNoFormIsAProblem(String contentType) throws Exception {
        // Given
        var noForm = HttpRequest.newBuilder(server.resolve("/v1/collections/%s/search".formatted(coins)))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString("no form at all"))
                .build();

        // When
        HttpResponse<String> answer;
        try (var client = HttpClient.newHttpClient()) {
            answer = client.send(noForm, HttpResponse.BodyHandlers.ofString());
        }

        // Then
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\"").contains("\"detail\"");
    }

    @Test
    void aBodyOfNoPictureTypeIsRefused() {
        isProblem(
                given().contentType("text/plain")
                        .body("a coin")
                        .post("/v1/collections/{c}/search", coins)
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyLargerThanAllowedIsRefusedBeforeItIsRead() {
        isProblem(search(new byte[5_000_000]), 413, "too-large");
    }

    /**
     * Uses a socket, because HTTP clients differ in how they handle a response that arrives before the request is sent
     * completely.
     */
    @Test
    void aChunkedBodyIsCounted() throws Exception {
        // Given
        byte[] piece = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        String head =
                "POST /v1/collections/%s/search HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\n".formatted(coins)
                        + "Transfer-Encoding: chunked\r\n\r\n";

        // When
        String answer;
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 8; i++) {
                out.write(piece);
            }
            out.flush();
            byte[] buffer = new byte[4096];
            int read = socket.getInputStream().read(buffer);
            answer = new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    private ValidatableResponse search(byte[] photograph) {
        return given().contentType("image/jpeg")
                .body(photograph)
                .post("/v1/collections/{c}/search", coins)
                .then();
    }
}
