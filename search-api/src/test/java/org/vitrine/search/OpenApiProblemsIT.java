package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.CollectionFixture.Shot;

/**
 * Checks that every refusal of search-api has problem details with a code, and that none is a 500.
 *
 * <p>Over 300 lines: one start of the service with short limits serves every refusal.
 */
@QuarkusTest
@TestProfile(OpenApiProblemsIT.ShortLimits.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class OpenApiProblemsIT {

    /** Small limits and timeouts, so that the tests reach them soon. */
    public static final class ShortLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vitrine.search.max-upload", "100K", "vitrine.search.prepare-timeout", "1S");
        }
    }

    @Inject
    CollectionFixture gallery;

    @TestHTTPResource
    URI server;

    /**
     * One collection for all tests, which only read it: creating an index for each of forty tests would take most of
     * their time.
     */
    private static @Nullable String made;

    private String coins = "";

    @BeforeEach
    void aCollection() {
        if (made == null) {
            made = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));
        }
        coins = made;
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/collections/none, 404, unknown-collection",
        "/v1/collections/none/images, 404, unknown-collection",
        "/v1/images/img-none, 404, unknown-image",
        "/v1/images/img-none/similar, 404, unknown-image",
        "/v1/images/img-none/renditions/access, 404, unknown-image",
        "/v1/images/IMAGE/renditions/original, 404, unknown-rendition",
        "/v1/images/IMAGE/renditions/prepared, 404, no-such-rendition",
        "/v1/images/IMAGE/renditions/mask, 404, no-such-rendition",
        "/v1/images/IMAGE/similar?k=0, 400, invalid-parameter",
        "/v1/images/IMAGE/similar?k=many, 400, invalid-parameter",
        "/v1/images/IMAGE/similar?minScore=2, 400, invalid-parameter",
        "/v1/images/IMAGE/similar?filter=side, 400, malformed-filter",
        "/v1/collections/COINS/images?limit=1000, 400, invalid-parameter",
        "/v1/collections/COINS/images?cursor=abc, 400, invalid-cursor",
        "/v1/collections/COINS/images?filter==x, 400, malformed-filter",
        "/v1/collections/COINS/images?filter=none=x, 400, unknown-filter",
        "/v1/images/IMAGE/similar?filter=side=frong, 400, unknown-filter-value",
        "/v1/specimens/a, 400, invalid-parameter",
        "/v1/specimens/none?collection=COINS, 404, unknown-specimen",
        "/v1/specimens?collection=COINS, 400, invalid-parameter",
        "/v1/specimens?collection=COINS&specimen=none, 404, unknown-specimen",
        "/v1/specimens/a?collection=COINS&institution=none, 404, unknown-specimen",
        "/v1/items?collection=COINS&item=none, 404, unknown-item",
        "/v1/items/none?collection=COINS, 404, unknown-item",
        "/v1/items/none?collection=none, 404, unknown-collection",
        "/v1/nothing/here, 404, not-found"
    })
    void anInvalidRequestIsAnsweredWithItsProblem(String path, int status, String code) {
        // When
        var answer = given().get(path.replace("COINS", coins).replace("IMAGE", CollectionFixture.imageId(coins, "a")))
                .then();

        // Then
        isProblem(answer, status, code);
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
    void anUnknownFilterIsRefusedWithTheKnownOnes() {
        // When
        var answer = given().queryParam("filter", "mnit=Roma")
                .get("/v1/collections/{c}/images", coins)
                .then();

        // Then
        isProblem(answer, 400, "unknown-filter");
        answer.body("detail", containsString("no filter 'mnit'"))
                .body("known", hasItems("side", "institution", "label", "material"));
    }

    @Test
    void aSideThatIsNoneIsRefusedWithTheSides() {
        // When
        var answer = given().queryParam("filter", "side=frong")
                .get("/v1/collections/{c}/images", coins)
                .then();

        // Then
        isProblem(answer, 400, "unknown-filter-value");
        answer.body("detail", containsString("'frong'"))
                .body("known", containsInAnyOrder("obverse", "reverse", "other", "unknown"));
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

    private static void isProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", containsString(code))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
