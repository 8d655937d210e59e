package org.vitrine.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;

class DeadLettersCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUP = "0f1e2d3c4b5a6978";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anArgumentIsAGroupOrLetters() {
        assertThat(LetterTarget.of(List.of(GROUP))).isEqualTo(new LetterTarget.Group(GROUP));
        assertThat(LetterTarget.of(List.of("embedded-dead-letter:3:42", "s3-events-dead-letter:0:1")))
                .isEqualTo(new LetterTarget.Letters(List.of("embedded-dead-letter:3:42", "s3-events-dead-letter:0:1")));
        assertThatThrownBy(() -> LetterTarget.of(List.of("coins")))
                .hasMessageContaining("'coins' is neither a group")
                .hasMessageContaining("./vitrine dead-letters list");
    }

    @Test
    void groupsAreATable() throws IOException {
        // Given
        var answer = JSON.readTree("""
                {"groups":[{"group":"%s","topic":"embedded","stage":"index-join","reason":"no room","letters":3,"open":2,
                 "lastAt":"2026-03-01T12:00:00Z"}],"moreGroups":0,"unlisted":7}""".formatted(GROUP));

        // When
        var lines = DeadLettersListCommand.lines(answer);

        // Then
        assertThat(lines.get(1))
                .isEqualTo(GROUP + "  3        2     2026-03-01T12:00:00Z  embedded  index-join  -           no room");
        assertThat(DeadLettersListCommand.remarks(answer, Optional.empty()))
                .containsExactly("7 older letters are not listed; vitrine.ingest.dead-letters.listed limits them");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEmptyListIsStatedOnStandardErrorOnly(boolean jsonLines) throws IOException {
        // Given
        var answer = JSON.readTree("{\"groups\":[]}");

        // When
        DeadLettersListCommand.print(answer, Optional.empty(), terminal(), jsonLines);
        DeadLettersListCommand.print(answer, Optional.of("hoard"), terminal(), jsonLines);

        // Then
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("No dead letters.", "No dead letters of collection 'hoard'.");
        assertThat(out.size()).isZero();
    }

    @Test
    void aLetterIsShownWithWhatIsKnownOfIt() throws IOException {
        // Given
        var letter = JSON.readTree(
                "{\"letter\":\"embedded-dead-letter:3:42\",\"state\":\"open\",\"reason\":\"no\\nroom\",\"key\":\"k\"}");

        // When
        var lines = DeadLettersShowCommand.lines(letter);

        // Then
        assertThat(lines)
                .containsExactly(
                        "embedded-dead-letter:3:42", "  state      open", "  reason     no room", "  key        k");
    }

    @Test
    void aGroupIsReplayedRequestByRequestAndPrintedAsJsonLinesInAPipe() throws IOException {
        // Given
        var requests = new ArrayList<String>();
        var server = service(
                requests,
                "{\"group\":{\"open\":2}}",
                "{\"results\":[{\"letter\":\"a\",\"result\":\"replayed\"}],\"next\":\"embedded-dead-letter:0:1\"}",
                "{\"results\":[{\"letter\":\"b\",\"result\":\"refused\",\"code\":\"undecodable\",\"sentence\":\"no\"}]}");
        var ingest = new ApiClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

        // When
        int exitCode = new DeadLettersRun(ingest, terminal(), false)
                .run(
                        new LetterTarget.Group(GROUP),
                        "/v1/dead-letters/replay",
                        DeadLettersRun.request(false, false, "ada"),
                        1_000);
        server.stop(0);

        // Then
        assertThat(exitCode).isEqualTo(ExitCode.SOME_REJECTED);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"letter\":\"a\",\"result\":\"replayed\"}",
                        "{\"letter\":\"b\",\"result\":\"refused\",\"code\":\"undecodable\",\"sentence\":\"no\"}");
        assertThat(requests)
                .containsExactly(
                        "",
                        "{\"dryRun\":false,\"force\":false,\"by\":\"ada\",\"group\":\"%s\",\"limit\":200}"
                                .formatted(GROUP),
                        "{\"dryRun\":false,\"force\":false,\"by\":\"ada\",\"group\":\"%s\",\"limit\":200,\"cursor\":\"embedded-dead-letter:0:1\"}"
                                .formatted(GROUP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "drop"})
    void aGroupWithoutOpenLettersIsStatedOnStandardErrorOnly(String action) throws IOException {
        // Given
        var server = service(new ArrayList<>(), "{\"group\":{\"open\":0}}", "{\"results\":[]}");
        var ingest = new ApiClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

        // When
        int exitCode = new DeadLettersRun(ingest, terminal(), false)
                .run(
                        new LetterTarget.Group(GROUP),
                        "/v1/dead-letters/" + action,
                        DeadLettersRun.request(false, false, "ada"),
                        1_000);
        server.stop(0);

        // Then
        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("No open letters.");
        assertThat(out.size()).isZero();
    }

    @Test
    void theExitCodeStatesTheWorstResult() {
        assertThat(DeadLettersRun.exitCode(Map.of("replayed", 3L))).isEqualTo(ExitCode.OK);
        assertThat(DeadLettersRun.exitCode(Map.of("replayed", 3L, "refused", 1L)))
                .isEqualTo(ExitCode.SOME_REJECTED);
        assertThat(DeadLettersRun.exitCode(Map.of("refused", 3L, "failed", 1L))).isEqualTo(ExitCode.FAILED);
    }

    /** Starts a server that gives one answer after the other, and adds the body of each request to a list. */
    private static HttpServer service(List<String> requests, String... answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var answer = answers[requests.size()].getBytes(StandardCharsets.UTF_8);
                requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }

    /** Output in a pipe. */
    private Terminal terminal() {
        return new Terminal(print(out), print(err), false);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
