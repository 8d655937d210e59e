package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * Checks requests against AWS's Smithy models, if the system property {@code vitrine.aws.models} names the folder with
 * them. Without it, checks that need them are skipped.
 */
final class SmithyShapes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SmithyShapes() {}

    /**
     * Asserts that the model has each sent member, with its type and within its bounds, and that no required one lacks.
     */
    static void assertFits(String service, String shape, JsonNode sent) {
        if (folder() != null) {
            var shapes = shapes(service);
            fits(shapes, named(shapes, shape), sent, shape);
        }
    }

    /** Asserts that the model has each sent header with the prefix. */
    static void assertHeadersFit(String service, String shape, Map<String, String> sent, String prefix) {
        if (folder() != null) {
            var modelled = new TreeSet<String>();
            var shapes = shapes(service);
            shapes.path(named(shapes, shape))
                    .path("members")
                    .forEach(member -> modelled.add(member.path("traits")
                            .path("smithy.api#httpHeader")
                            .asText()
                            .toLowerCase(Locale.ROOT)));
            assertThat(modelled)
                    .containsAll(sent.keySet().stream()
                            .filter(header -> header.startsWith(prefix))
                            .toList());
        }
    }

    /** Returns the names of the errors of the operations. Skips the test if there is no model. */
    static Set<String> errorsOf(String service, String... operations) {
        Assumptions.assumeTrue(
                folder() != null, "Amazon's Smithy models are not here; set -Dvitrine.aws.models to their folder");
        var shapes = shapes(service);
        return Arrays.stream(operations)
                .flatMap(operation ->
                        shapes.path(named(shapes, operation)).path("errors").findValuesAsText("target").stream())
                .map(target -> target.substring(target.indexOf('#') + 1))
                .collect(Collectors.toSet());
    }

    private static void fits(JsonNode shapes, String id, JsonNode sent, String at) {
        var shape = shapes.path(id);
        switch (shape.path("type").asText()) {
            case "structure" -> {
                var members = shape.path("members");
                sent.properties().forEach(member -> {
                    assertThat(members.has(member.getKey()))
                            .as("%s.%s is modelled", at, member.getKey())
                            .isTrue();
                    fits(
                            shapes,
                            members.path(member.getKey()).path("target").asText(),
                            member.getValue(),
                            at + "." + member.getKey());
                });
                members.properties().forEach(member -> assertThat(
                                member.getValue().path("traits").has("smithy.api#required")
                                        && !sent.has(member.getKey()))
                        .as("%s.%s is required and missing", at, member.getKey())
                        .isFalse());
            }
            case "list" ->
                sent.forEach(
                        item -> fits(shapes, shape.path("member").path("target").asText(), item, at + "[]"));
            case "enum" ->
                assertThat(shape.path("members").findValuesAsText("smithy.api#enumValue"))
                        .as(at)
                        .contains(sent.asText());
            case "string" -> {
                assertThat(sent.isTextual()).as(at).isTrue();
                bounded(shape, "smithy.api#length", sent.asText().length(), at);
            }
            case "blob" -> assertThat(sent.isTextual()).as(at).isTrue();
            case "integer", "long", "float", "double" -> {
                assertThat(sent.isNumber()).as(at).isTrue();
                bounded(shape, "smithy.api#range", sent.asDouble(), at);
            }
            default -> assertThat(sent.isNull()).as(at).isFalse();
        }
    }

    private static void bounded(JsonNode shape, String trait, double value, String at) {
        var bounds = shape.path("traits").path(trait);
        assertThat(value).as(at).isGreaterThanOrEqualTo(bounds.path("min").asDouble(-Double.MAX_VALUE));
        assertThat(value).as(at).isLessThanOrEqualTo(bounds.path("max").asDouble(Double.MAX_VALUE));
    }

    private static String named(JsonNode shapes, String name) {
        return shapes.properties().stream()
                .map(Map.Entry::getKey)
                .filter(id -> id.endsWith("#" + name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode shapes(String service) {
        try (var files = Files.list(Path.of(folder()))) {
            var file = files.filter(path -> path.getFileName().toString().startsWith(service + "-"))
                    .findFirst()
                    .orElseThrow();
            return JSON.readTree(file.toFile()).path("shapes");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("NullAway")
    private static String folder() {
        return System.getProperty("vitrine.aws.models");
    }
}
