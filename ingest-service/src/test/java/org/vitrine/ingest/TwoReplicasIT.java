package org.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.LocalAccount;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** The packaged service, twice: either tells of every image, and when one is killed the other takes over. */
@WithServers({Server.KAFKA, Server.REGISTRY, Server.S3})
class TwoReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void eitherTellsOfEveryImageAndOneTakesOverFromTheOther(Addresses addresses, @TempDir Path folder)
            throws Exception {
        // Given
        int first = freePort();
        int second = freePort();
        start(addresses, folder.resolve("first"), first);
        var killed = start(addresses, folder.resolve("second"), second);
        ready(first);
        ready(second);
        send(first, "PUT", "/v1/collections/twice", "{}".getBytes(StandardCharsets.UTF_8));
        var images = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            images.add(send(first, "POST", "/v1/collections/twice/images", Photographs.jpeg(i))
                    .path("imageId")
                    .asText());
        }

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(arrived(first)).isEqualTo(12);
            assertThat(arrived(second)).isEqualTo(12);
        });
        // 503 with Retry-After while the second replica takes its partitions over
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (String image : images) {
                assertThat(send(second, "GET", "/v1/images/" + image, new byte[0]))
                        .isEqualTo(send(first, "GET", "/v1/images/" + image, new byte[0]));
            }
        });

        // When
        killed.destroyForcibly().waitFor();

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(arrived(first)).isEqualTo(12);
            for (String image : images) {
                assertThat(send(first, "GET", "/v1/images/" + image, new byte[0])
                                .path("stage")
                                .asText())
                        .isEqualTo("arrived");
            }
        });
    }

    private Process start(Addresses addresses, Path folder, int port) throws IOException {
        var command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.http.port=" + port,
                // A group of their own: the application of other tests lives in this JVM and would be a third replica.
                "-Dquarkus.kafka-streams.application-id=two-replicas",
                "-Dkafka.bootstrap.servers=" + addresses.bootstrapServers(),
                "-Dvitrine.registry.url=" + addresses.registryUrl(),
                "-Dvitrine.store.endpoint=" + addresses.storeEndpoint(),
                "-Daws.accessKeyId=" + LocalAccount.ACCESS_KEY,
                "-Daws.secretAccessKey=" + LocalAccount.SECRET_KEY,
                "-Dvitrine.ingest.state-folder=" + folder,
                "-jar",
                APPLICATION.toString());
        command.redirectErrorStream(true);
        command.redirectOutput(new File("target", "replica-" + port + ".log"));
        var process = command.start();
        started.add(process);
        return process;
    }

    private void ready(int port) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(port, "/q/health/ready")).isEqualTo(200));
    }

    private int status(int port, String path) throws InterruptedException {
        try {
            return http.send(request(port, path).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** Of this test's collection; 0 while partitions move. */
    private long arrived(int port) throws Exception {
        var answer = http.send(request(port, "/v1/status").build(), HttpResponse.BodyHandlers.ofByteArray());
        return StreamSupport.stream(
                        json.readTree(answer.body()).path("collections").spliterator(), false)
                .filter(row -> row.path("collectionId").asText().equals("twice"))
                .mapToLong(row -> row.path("stages").path("arrived").asLong())
                .sum();
    }

    private JsonNode send(int port, String method, String path, byte[] body) throws Exception {
        var request = request(port, path)
                .header("Content-Type", "application/json")
                .header("Vitrine-Institution", "museum-a")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as("%s %s", method, path).isBetween(200, 299);
        return json.readTree(answer.body());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
