package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.client.LocalFileException;

/** A file that cannot be sent is distinguished from a service that is unavailable. */
class FileBodyTest {

    @TempDir
    private Path folder = Path.of("");

    private final AtomicReference<String> received = new AtomicReference<>("");
    private HttpServer server = unstarted();

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            received.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theFormHoldsTheMetadataAndTheBytes() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("1.png"), "pixels");

        // When
        var answer = post(FileBody.form("bound", "{\"side\":\"other\"}", file));

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(received.get())
                .isEqualTo(String.join(
                        "\r\n",
                        "--bound",
                        "Content-Disposition: form-data; name=\"metadata\"; filename=\"metadata.json\"",
                        "Content-Type: application/json",
                        "",
                        "{\"side\":\"other\"}",
                        "--bound",
                        "Content-Disposition: form-data; name=\"image\"; filename=\"photograph\"",
                        "Content-Type: application/octet-stream",
                        "",
                        "pixels",
                        "--bound--",
                        ""));
    }

    @Test
    void aFileThatVanishesIsMissing() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("1.png"), "pixels");
        var body = FileBody.of(file);
        Files.delete(file);

        // When
        assertThatThrownBy(() -> post(body))
                // Then
                .isInstanceOfSatisfying(LocalFileException.class, fault -> assertThat(fault.code())
                        .isEqualTo("file-missing"));
    }

    @Test
    void aFileThatShrinksHasChanged() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("1.png"), "pixels".repeat(100_000));
        var body = FileBody.form("bound", "{}", file);
        Files.writeString(file, "pixels");

        // When
        assertThatThrownBy(() -> post(body))
                // Then
                .isInstanceOfSatisfying(LocalFileException.class, fault -> assertThat(fault.code())
                        .isEqualTo("file-changed"));
    }

    @Test
    void aFileThatGrowsHasChanged() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("1.png"), "pixels");
        var body = FileBody.form("bound", "{}", file);
        Files.writeString(file, "pixels and more");

        // When
        assertThatThrownBy(() -> post(body))
                // Then
                .isInstanceOfSatisfying(LocalFileException.class, fault -> assertThat(fault.code())
                        .isEqualTo("file-changed"));
    }

    private ApiClient.Response post(FileBody body) {
        return new ApiClient(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .post("/items", Map.of(), body);
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
