package org.vitrine.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;

class DecisionsExportCommandTest {

    private HttpServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/there", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("decisionId\n1\n".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/none", exchange -> {
            byte[] problem = "{\"title\": \"Unknown collection\", \"detail\": \"There is none.\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private ApiClient api() {
        return new ApiClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Test
    void aFileIsSavedUnchanged() throws IOException {
        var out = new ByteArrayOutputStream();

        api().save("/there", out);

        assertThat(out).hasToString("decisionId\n1\n");
    }

    @Test
    void aRefusalEndsTheCommandWithTheServicesOwnSentence() {
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> api().save("/none", out))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("Unknown collection: There is none.");
        assertThat(out.size()).isZero();
    }
}
