package org.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests the routes of the gateway against the code and the services, because the Kubernetes client has no schema of
 * their kind.
 */
class RoutesTest {

    private static final Path GATEWAY_FOLDER = Path.of("k8s", "gateway");
    private static final Path FORWARD_ROUTES_SOURCE = Path.of(
            "..", "search-api", "src", "main", "java", "org", "vitrine", "search", "forward", "ForwardRoutes.java");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static JsonNode route() throws IOException {
        return YAML.readTree(GATEWAY_FOLDER.resolve("routes.yaml").toFile());
    }

    @Test
    void everyBackendIsAServiceOfTheBase() throws IOException {
        for (JsonNode rule : route().at("/spec/rules")) {
            var backend = rule.at("/backendRefs/0/name").asText();

            assertThat(Path.of("k8s", "base", backend + ".yaml")).as(backend).exists();
            assertThat(rule.at("/backendRefs/0/port").asInt()).as(backend).isEqualTo(80);
        }
    }

    @Test
    void pathsAndRewritesAreThoseThatSearchApiForwards() throws IOException {
        // Given
        String forwardRoutes = Files.readString(FORWARD_ROUTES_SOURCE);
        List<String> paths = new ArrayList<>();

        // When
        for (JsonNode rule : route().at("/spec/rules")) {
            var rewrite = rule.at("/filters/0/urlRewrite/path");
            if (!rewrite.isMissingNode()) {
                paths.add("\"%s\", \"%s\""
                        .formatted(
                                rule.at("/matches/0/path/value").asText(),
                                rewrite.path("replacePrefixMatch")
                                        .asText(rewrite.path("replaceFullPath").asText())));
            }
        }

        // Then
        assertThat(paths).hasSize(1).allSatisfy(path -> assertThat(forwardRoutes)
                .contains(path));
    }

    @Test
    void noRouteLeadsToAServiceThatChecksNoPermission() throws IOException {
        // When
        var backends = new ArrayList<String>();
        for (JsonNode rule : route().at("/spec/rules")) {
            backends.add(rule.at("/backendRefs/0/name").asText());
        }

        // Then
        assertThat(backends).containsExactly("ingest-service", "search-api");
    }
}
