package org.vitrine.search.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Checks the OpenAPI document that the build writes to {@code target/openapi}: it equals
 * {@code search-api/openapi.json}, from which clients are generated, and satisfies every recommended rule of Redocly.
 * To update the file: {@code cp search-api/target/openapi/openapi.json search-api/openapi.json}.
 */
class OpenApiDocumentIT {

    private static final Path MODULE = Path.of(System.getProperty("vitrine.root"), "search-api");
    private static final Path GENERATED = MODULE.resolve("target/openapi/openapi.json");
    private static final Path KEPT = MODULE.resolve("openapi.json");
    private static final Path LINTER = MODULE.resolve("src/test/openapi");
    private static final int MINUTES = 5;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void theKeptDocumentIsWhatTheBuildWrites() throws IOException {
        assertThat(json.readTree(KEPT.toFile()))
                .as("search-api/openapi.json is stale: cp %s %s", GENERATED, KEPT)
                .isEqualTo(json.readTree(GENERATED.toFile()));
    }

    @Test
    void itLintsCleanByRedoclysRecommendedRules() throws IOException, InterruptedException {
        // Given
        boolean npm = run(LINTER, "npm", "--version").status() == 0;
        if (!npm) {
            System.err.println("SKIPPED: search-api/openapi.json was not linted, for 'npm' is not on the PATH.");
        }
        assumeTrue(npm, "npm is not on the PATH: the OpenAPI document was not linted");
        install();

        // When
        var linted = run(
                LINTER,
                "node",
                "node_modules/@redocly/cli/bin/cli.js",
                "lint",
                "--config=redocly.yaml",
                "--format=json",
                KEPT.toString());

        // Then
        assertThat(linted.output()).as("output of redocly lint").contains("totals");
        var report = json.readTree(linted.output().substring(linted.output().indexOf('{')));
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void everyOperationHasAnIdATagADescriptionAndProblems() throws IOException {
        var operations = new ArrayList<JsonNode>();
        json.readTree(KEPT.toFile()).path("paths").forEach(path -> path.properties().stream()
                .filter(member -> !member.getKey().equals("parameters"))
                .forEach(member -> operations.add(member.getValue())));

        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.path("operationId").asText()).isNotBlank();
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("tags")).isNotEmpty();
            assertThat(operation.at("/responses/400/content").has("application/problem+json"))
                    .isTrue();
        });
        assertThat(new TreeSet<>(operations.stream()
                        .map(it -> it.path("operationId").asText())
                        .toList()))
                .hasSameSizeAs(operations);
    }

    private static List<String> problems(JsonNode report) {
        List<String> problems = new ArrayList<>();
        report.path("problems")
                .forEach(problem -> problems.add("%s %s: %s at %s"
                        .formatted(
                                problem.path("severity").asText(),
                                problem.path("ruleId").asText(),
                                problem.path("message").asText(),
                                problem.at("/location/0/pointer").asText())));
        return problems;
    }

    /** Installs the packages of the lock file, unless they are installed. */
    private static void install() throws IOException, InterruptedException {
        var lock = LINTER.resolve("package-lock.json");
        var installed = LINTER.resolve("node_modules/.installed");
        String locked = Files.readString(lock);
        if (!Files.exists(installed) || !Files.readString(installed).equals(locked)) {
            var npm = run(LINTER, "npm", "ci", "--prefer-offline", "--no-progress");
            assertThat(npm.status())
                    .as("npm ci in %s: %s", LINTER, npm.output())
                    .isZero();
            Files.writeString(installed, locked);
        }
    }

    private record ProcessResult(int status, String output) {}

    private static ProcessResult run(Path folder, String... command) throws InterruptedException {
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(quiet());
            var process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as(String.join(" ", command))
                    .isTrue();
            return new ProcessResult(process.exitValue(), output);
        } catch (IOException notInstalled) {
            return new ProcessResult(-1, String.valueOf(notInstalled));
        }
    }

    /** Environment in which the linter sends no telemetry and does not look for updates. */
    private static Map<String, String> quiet() {
        return Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "CI", "true");
    }
}
