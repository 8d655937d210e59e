package org.vitrine.modelserver.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.ModelFolder;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.ServedModels;

/**
 * Tests the container contract with the requests of SageMaker, while models are added to and removed from the folder.
 */
@QuarkusTest
@WithTestResource(ServedModels.class)
class HostingOnTheWireTest {

    private static final byte[] RED = PlainPictures.plain(Color.RED, 64, 64, "png");

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    @ConfigProperty(name = ServedModels.FOLDER)
    Path folder = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void pingIsFineAndInvocationsAnswer() throws Exception {
        assertThat(get("/ping").statusCode()).isEqualTo(200);
        // The first model by name is 'boxes'.
        var answer = post("/invocations", "image/png", RED);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("scores")).hasSize(1);
        assertThat(post("/invocations", "text/csv", RED).statusCode()).isEqualTo(415);
        assertThat(post("/invocations", "image/png", new byte[] {1, 2, 3}).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aModelIsLoadedListedInvokedAndUnloadedByName() throws Exception {
        // Given
        var order = "{\"model_name\":\"own-name\",\"url\":\"%s\"}".formatted(folder.resolve("means/1"));

        // When
        var loaded = post("/models", "application/json", order.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);
        assertThat(post("/models", "application/json", order.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
        assertThat(json(get("/models")).path("models"))
                .extracting(model -> model.path("modelName").asText())
                .contains("own-name", "means");
        assertThat(json(get("/models/own-name")).path("modelUrl").asText()).endsWith("means/1");
        assertThat(json(post("/models/own-name/invoke", "application/x-image", RED))
                        .path("embedding"))
                .hasSize(3);
        assertThat(delete("/models/own-name").statusCode()).isEqualTo(200);
        assertThat(delete("/models/own-name").statusCode()).isEqualTo(404);
        assertThat(get("/models/own-name").statusCode()).isEqualTo(404);
        assertThat(post("/models/own-name/invoke", "application/x-image", RED).statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyFoldersOfModelsAreLoadedFrom() throws Exception {
        var outside = post(
                "/models",
                "application/json",
                "{\"model_name\":\"x\",\"url\":\"/etc\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(outside.statusCode()).isEqualTo(400);
        assertThat(outside.body()).contains("is not below");
        assertThat(post("/models", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aModelAddedToTheFolderIsServedAndARemovedOneIsNot() {
        // Given
        var models = new ModelFolder(folder);

        // When
        models.embedder("hot", "1");

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("/models/hot").statusCode()).isEqualTo(200));
        models.embedder("hot", "2");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        json(get("/models/hot")).path("modelVersion").asText())
                .isEqualTo("2"));
        models.remove("hot");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("/models/hot").statusCode()).isEqualTo(404));
    }

    @Test
    void whatCannotBeServedIsListedWithTheReason() {
        // Given
        var models = new ModelFolder(folder);

        // When
        models.overwrite("pointer/1/model.onnx", "version https://git-lfs.github.com/spec/v1\n");
        models.overwrite("pointer/1/card.json", """
                {"name":"pointer","version":"1","task":"embedding","input":{"name":"i","layout":"NCHW","edgePx":8},
                 "output":{"name":"o","dimension":1},"sha256":"00"}""");

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("/models/pointer").body()).contains("Git LFS pointer"));
        models.remove("pointer");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path)));
    }

    private HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path)).DELETE());
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
