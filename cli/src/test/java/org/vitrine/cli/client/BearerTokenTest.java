package org.vitrine.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.cli.terminal.CliException;

class BearerTokenTest {

    private HttpServer server;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void startAServerThatAnswersTheAuthorization() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer =
                    "{\"authorization\":\"%s\"}".formatted(authorization).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopTheServer() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void eachRequestHasTheToken() {
        // Given
        var client = new ApiClient(address(), Optional.of(BearerToken.of(" abc.def.ghi\n", "VITRINE_TOKEN")));

        // When
        var answer = client.get("/v1/collections");

        // Then
        assertThat(answer.body().path("authorization").asText()).isEqualTo("Bearer abc.def.ghi");
    }

    @Test
    void withoutATokenNoneIsSent() {
        assertThat(new ApiClient(address())
                        .get("/")
                        .body()
                        .path("authorization")
                        .asText())
                .isEqualTo("null");
    }

    @Test
    void aFileHasAToken() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("token"), "abc.def.ghi\n");

        // When
        var token = BearerToken.ofFile(file);

        // Then
        assertThat(token.value()).isEqualTo("abc.def.ghi");
        assertThat(token).hasToString("BearerToken[…]");
        assertThatThrownBy(() -> BearerToken.ofFile(folder.resolve("none")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("--token-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Bearer abc", "a\nb", "größe"})
    void otherTextIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> BearerToken.of(text, "VITRINE_TOKEN"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("VITRINE_TOKEN")
                .hasMessageNotContaining("abc");
    }
}
