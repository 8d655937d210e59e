package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests searches as server-sent events, the region and angle that a request states, and clients that close their
 * connection.
 */
@QuarkusTest
@TestProfile(ShortLimitsProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SearchEventsIT {

    private record Event(String name, JsonNode data) {}

    @Inject
    CollectionFixture gallery;

    @TestHTTPResource
    URI server;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void eachStepIsAnEventBeforeTheAnswer() throws Exception {
        // Given
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));

        // When
        var events =
                events(coins, "?pictures=true&region=5,6,70,80&angle=-30.5", QueryPhotographs.of(coins, 1, 0, 0, 0));

        // Then
        assertThat(events).extracting(Event::name).containsExactly("prepared", "described", "answer");
        var image = events.getFirst().data().path("image");
        assertThat(image.at("/region/width").asInt()).isEqualTo(70);
        assertThat(image.at("/outline/0/0").asDouble()).isEqualTo(10.5);
        assertThat(image.path("prepared").asText()).startsWith("data:image/png;base64,");
        assertThat(image.at("/steps/0/note").asText()).isEqualTo("by hand: -30.5");
        assertThat(image.at("/steps/0/picture").asText()).isEqualTo("data:image/jpeg;base64,AAAA");
        assertThat(events.get(1).data().at("/image/labels/0/name").asText()).isEqualTo("Coin");
        assertThat(events.get(2).data().at("/hits/0/itemId").asText()).isEqualTo("type A");
    }

    @Test
    void aRefusedPhotographIsAProblemEvent() throws Exception {
        // Given
        String coins = gallery.collection();

        // When
        var events = events(coins, "", QueryPhotographs.thatPrepareAnswers("422"));

        // Then
        assertThat(events).extracting(Event::name).containsExactly("problem");
        assertThat(events.getFirst().data().path("code").asText()).isEqualTo("truncated");
        assertThat(events.getFirst().data().path("status").asInt()).isEqualTo(422);
    }

    @Test
    void whatIsWrongWithARequestIsAStatusAlsoWhereEventsAreWanted() {
        String coins = gallery.collection();

        given().accept("text/event-stream")
                .contentType("image/jpeg")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search?region=1,2,3", coins)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-parameter"));
        given().accept("text/event-stream")
                .contentType("image/jpeg")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/unheard-of/search")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-collection"));
    }

    @Test
    void regionAndAngleGoWithTheirPhotographs() {
        // Given
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));

        // When
        var answer = given().multiPart("obverse", "o.jpg", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/jpeg")
                .multiPart("reverse", "r.jpg", QueryPhotographs.of(coins, 1, 0, 0, 0), "image/jpeg")
                .multiPart("region", "")
                .multiPart("region", "7,8,90,100")
                .multiPart("pictures", "true")
                .post("/v1/collections/{c}/search", coins)
                .then();

        // Then
        answer.statusCode(200)
                .body("query.images[0].region.left", equalTo(10))
                .body("query.images[1].region.left", equalTo(7))
                .body("query.images[1].steps[0].note", startsWith("by hand"));
    }

    @Test
    void aClientThatDisconnectsReleasesItsPermit() throws IOException {
        // Given: the only permit is held by a search whose description does not end, for longer than the test waits
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));
        byte[] stalls = QueryPhotographs.thatDescribeAnswers("\"stall\"");
        for (String accept : List.of("text/event-stream", "application/json")) {
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                socket.getOutputStream().write(request(coins, accept, stalls));
                socket.getOutputStream().flush();
                await().atMost(30, SECONDS).until(() -> status(coins) == 503);
            } // When: its client closes the connection

            // Then
            await().atMost(30, SECONDS).until(() -> status(coins) == 200);
        }
    }

    private int status(String coins) {
        return given().contentType("image/jpeg")
                .body(QueryPhotographs.of(coins, 1, 0, 0, 0))
                .post("/v1/collections/{c}/search", coins)
                .statusCode();
    }

    private byte[] request(String coins, String accept, byte[] body) {
        byte[] head =
                "POST /v1/collections/%s/search HTTP/1.1\r\nHost: %s\r\nAccept: %s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                        .formatted(coins, server.getHost(), accept, body.length)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private List<Event> events(String coins, String query, byte[] photograph) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/v1/collections/" + coins + "/search" + query))
                .header("Accept", "text/event-stream, application/json;q=0.5") // as the pages send it
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(photograph))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return read(answer.body());
    }

    private List<Event> read(Stream<String> lines) throws IOException {
        List<Event> events = new ArrayList<>();
        String name = "";
        for (String line : lines.toList()) {
            if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                events.add(new Event(name, json.readTree(line.substring("data:".length()))));
            }
        }
        return events;
    }
}
