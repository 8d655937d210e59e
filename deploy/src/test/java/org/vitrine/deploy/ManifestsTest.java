package org.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that every manifest is valid, as strictly as an API server checks it, and that workloads meet the restricted
 * pod security standard.
 */
class ManifestsTest {

    private static final Path BASE_FOLDER = Path.of("k8s", "base");
    private static final Set<String> WORKLOADS = Set.of(
            "ingest-service", "preprocess-service", "inference-service", "index-service", "search-api", "model-server");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    static Stream<Path> manifests() throws IOException {
        try (var files = Files.list(BASE_FOLDER)) {
            return files.filter(file -> !file.endsWith("kustomization.yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void parsesStrictly(Path manifest) throws IOException {
        assertThat(Manifests.validationErrors(documents(Files.readString(manifest))))
                .isEmpty();
    }

    @Test
    void theBaseListsEveryManifest() throws IOException {
        // Given
        var listed = new ArrayList<String>();
        YAML.readTree(BASE_FOLDER.resolve("kustomization.yaml").toFile())
                .path("resources")
                .forEach(name -> listed.add(name.asText()));

        // Then
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        manifests().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void everyWorkloadIsProbedLimitedAndNotRoot() throws IOException {
        var seen = new ArrayList<String>();
        for (Path manifest : manifests().toList()) {
            for (JsonNode object : documents(Files.readString(manifest))) {
                if (object.path("kind").asText().equals("Deployment")) {
                    var name = object.at("/metadata/name").asText();
                    var pod = object.at("/spec/template/spec");
                    var container = pod.at("/containers/0");
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                            .as(name)
                            .isTrue();
                    assertThat(container
                                    .at("/securityContext/readOnlyRootFilesystem")
                                    .asBoolean())
                            .as(name)
                            .isTrue();
                    assertThat(container.at("/resources/limits/memory").asText())
                            .as(name)
                            .isNotEmpty();
                    assertThat(container.at("/readinessProbe/httpGet/path").asText())
                            .as(name)
                            .isEqualTo("/q/health/ready");
                    assertThat(container.at("/livenessProbe/httpGet/path").asText())
                            .as(name)
                            .isEqualTo("/q/health/live");
                    assertThat(Path.of("..", name, "Dockerfile")).exists();
                    seen.add(name);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(WORKLOADS);
    }

    @Test
    void aMisspeltFieldIsReported() throws IOException {
        // Given
        var misspelt = Files.readString(BASE_FOLDER.resolve("search-api.yaml")).replace("replicas: 1", "replica: 1");

        // Then
        assertThat(Manifests.validationErrors(documents(misspelt)))
                .singleElement()
                .asString()
                .contains("replica");
    }

    @Test
    void aRepeatedKeyIsReported() {
        assertThatThrownBy(() -> documents("kind: Service\nkind: Deployment\n"))
                .hasMessageContaining("Duplicate field");
    }

    @Test
    void theRenderedBaseParsesStrictly() throws IOException, InterruptedException {
        // Given
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "kubectl"))),
                "kubectl is not installed: the base is parsed file by file, but not rendered");
        var rendered = Files.createTempFile("rendered", ".yaml");

        // When
        var kubectl = new ProcessBuilder("kubectl", "kustomize", BASE_FOLDER.toString())
                .redirectErrorStream(true)
                .redirectOutput(rendered.toFile())
                .start();

        // Then
        assertThat(kubectl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var text = Files.readString(rendered);
        Files.delete(rendered);
        assertThat(kubectl.exitValue()).as(text).isZero();
        assertThat(Manifests.validationErrors(documents(text))).isEmpty();
        assertThat(text).contains("namespace: vitrine");
    }

    private static List<JsonNode> documents(String yaml) throws IOException {
        try (var documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml.getBytes(StandardCharsets.UTF_8))) {
            return documents.readAll();
        }
    }
}
