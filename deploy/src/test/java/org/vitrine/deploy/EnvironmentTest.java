package org.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Tests that a program reads every environment variable that a manifest sets, because a misspelt variable has no effect
 * and gives no message.
 */
class EnvironmentTest {

    private static final Path BASE = Path.of("k8s", "base");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final KnownVariables knownVariables = knownVariables();

    @Test
    void everyVariableOfAWorkloadIsReadByItsProgram() throws IOException {
        for (JsonNode deployment : objectsOfKind("Deployment")) {
            var program = deployment.at("/metadata/name").asText();
            var container = deployment.at("/spec/template/spec/containers/0");
            var values = elements(container.path("env"))
                    .map(variable -> variable.path("value").asText())
                    .toList();
            var names = elements(container.path("env"))
                    .map(variable -> variable.path("name").asText())
                    // Variables that exist only to be part of the value of another variable.
                    .filter(name -> values.stream().noneMatch(value -> value.contains("$(" + name + ")")));
            assertThat(knownVariables.unusedVariablesOf(program, names))
                    .as(program)
                    .isEmpty();
        }
    }

    @Test
    void everyVariableOfTheSharedConfigurationIsReadBySomeProgram() throws IOException {
        for (JsonNode map : objectsOfKind("ConfigMap")) {
            var names = map.path("data").properties().stream().map(entry -> entry.getKey());
            assertThat(knownVariables.unusedVariables(names))
                    .as(map.at("/metadata/name").asText())
                    .isEmpty();
        }
    }

    @Test
    void onlyIndexServiceHasVariablesOfLocalState() throws IOException {
        // Given
        var variables = new ArrayList<String>();
        for (JsonNode deployment : objectsOfKind("Deployment")) {
            elements(deployment.at("/spec/template/spec/containers/0/env"))
                    .forEach(variable ->
                            variables.add(deployment.at("/metadata/name").asText() + " "
                                    + variable.path("name").asText()));
        }

        // Then
        assertThat(variables)
                .containsExactlyInAnyOrder(
                        "index-service POD_IP",
                        "index-service VITRINE_INDEX_STREAMS_ADVERTISED",
                        "index-service VITRINE_INDEX_STREAMS_STATE_FOLDER");
    }

    @Test
    void variablesThatNoProgramReadsAreFound() {
        assertThat(knownVariables.modules()).contains("ingest-service", "index-service", "flow");
        assertThat(knownVariables.unusedVariablesOf(
                        "ingest-service",
                        Stream.of(
                                "VITRINE_STREAMS_APPLICATION_SERVER",
                                "VITRINE_INGEST_INDEX_URL",
                                "VITRINE_STORE_PATH_STYLE",
                                "VITRINE_INDEX_STREAMS_ADVERTISED",
                                "KAFKA_BOOTSTRAP_SERVERS")))
                .containsExactly("VITRINE_INDEX_STREAMS_ADVERTISED", "VITRINE_STREAMS_APPLICATION_SERVER");
    }

    private static KnownVariables knownVariables() {
        try {
            return KnownVariables.read(Path.of("..", "docs", "configuration.md"));
        } catch (IOException fault) {
            throw new IllegalStateException("docs/configuration.md cannot be read", fault);
        }
    }

    private static List<JsonNode> objectsOfKind(String kind) throws IOException {
        var objects = new ArrayList<JsonNode>();
        try (var files = Files.list(BASE)) {
            for (Path file : files.sorted().toList()) {
                try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
                    documents.forEachRemaining(objects::add);
                }
            }
        }
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
