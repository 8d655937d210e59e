package org.vitrine.cli.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.Terminal;

/** Tests what {@code collections set} and {@code models use} send, and what they print of the answer. */
class ProfilePatchTest {

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Test
    void onlyTheMembersThatChangeAreSent() throws IOException {
        // When
        send(200, "{\"access\":\"members\"}", false, "access=members");

        // Then
        assertThat(requests).containsExactly("PATCH /v1/collections/old%20coins {\"access\":\"members\"}");
    }

    @Test
    void anotherEmbedderIsReplacedOnlyOnRequest() {
        // Given
        var problem = "{\"code\":\"embedder-in-use\",\"detail\":\"7 photographs\"}";

        // When
        var refusal = catchThrowable(() -> send(409, problem, false, "embedder=mine"));

        // Then
        assertThat(refusal).hasMessage("7 photographs (here: --reprocess)");
    }

    @Test
    void whatIsServedUntilTheEmbedderIsReplacedIsNamedWithTheCommandThatFollowsIt() throws IOException {
        // Given
        var changed = """
                {"embedder":{"endpoint":"form-bank"},"nextEmbedder":{"endpoint":"mine"},"warnings":["unchecked"]}""";

        // When
        send(200, changed, true, "embedder=mine");

        // Then
        assertThat(requests).singleElement().asString().startsWith("PATCH /v1/collections/old%20coins?reprocess=true ");
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("unchecked", "Searches use 'form-bank'", "by 'mine'", "--follow");
    }

    private void send(int status, String answer, boolean reprocess, String assignment) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add("%s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            var ingest = new ApiClient(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            var printed = new PrintStream(messages, true, StandardCharsets.UTF_8);
            new ProfilePatch(ingest, "old coins", reprocess, new Terminal(printed, printed, false))
                    .send(ProfileAssignments.patch(List.of(assignment)));
        } finally {
            server.stop(0);
        }
    }
}
