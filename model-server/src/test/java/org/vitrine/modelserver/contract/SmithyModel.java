package org.vitrine.modelserver.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a Smithy model in JSON and checks JSON bodies, headers and statuses against it. */
final class SmithyModel {

    private final JsonNode shapes;
    private final String namespace;

    private SmithyModel(JsonNode shapes, String namespace) {
        this.shapes = shapes;
        this.namespace = namespace;
    }

    static SmithyModel read(Path file, String namespace) throws IOException {
        return new SmithyModel(new ObjectMapper().readTree(file.toFile()).path("shapes"), namespace);
    }

    /** Returns the violations of a shape in a document; empty if there are none. */
    List<String> breaches(String shape, JsonNode document) {
        var breaches = new ArrayList<String>();
        check(namespace + "#" + shape, document, shape, breaches);
        return breaches;
    }

    List<String> errorsOf(String operation) {
        var errors = new ArrayList<String>();
        shape(operation)
                .path("errors")
                .forEach(error -> errors.add(local(error.path("target").asText())));
        return errors;
    }

    /** Returns the HTTP header to which each member is bound, by member. */
    TreeMap<String, String> headersOf(String shape) {
        var headers = new TreeMap<String, String>();
        shape(shape).path("members").properties().forEach(member -> Optional.ofNullable(member.getValue()
                        .path("traits")
                        .path("smithy.api#httpHeader")
                        .textValue())
                .ifPresent(header -> headers.put(member.getKey(), header)));
        return headers;
    }

    /** Returns the HTTP status of an error; empty if the model states none. */
    Optional<Integer> statusOf(String error) {
        var status = shape(error).path("traits").path("smithy.api#httpError");
        return status.isMissingNode() ? Optional.empty() : Optional.of(status.asInt());
    }

    private JsonNode shape(String local) {
        return shapes.path(namespace + "#" + local);
    }

    private void check(String id, JsonNode node, String at, List<String> breaches) {
        if (id.startsWith("smithy.api#")) {
            simple(id.substring("smithy.api#".length()).toLowerCase(Locale.ROOT), node, at, breaches);
            return;
        }
        var shape = shapes.path(id);
        if (shape.isMissingNode()) {
            breaches.add(at + ": the model has no shape " + id);
            return;
        }
        var type = shape.path("type").asText();
        switch (type) {
            case "structure" -> structure(shape, node, at, breaches);
            case "list" -> {
                if (!node.isArray()) {
                    breaches.add(at + " is no list");
                }
                for (int i = 0; i < node.size(); i++) {
                    check(shape.path("member").path("target").asText(), node.path(i), at + "[" + i + "]", breaches);
                }
                length(shape, node.size(), at, breaches);
            }
            case "enum" -> {
                boolean known = shape.path("members").properties().stream()
                        .anyMatch(member -> member.getKey().equals(node.asText()));
                if (!known) {
                    breaches.add(at + " is '" + node.asText() + "', which is not in the model");
                }
            }
            default -> {
                simple(type, node, at, breaches);
                constraints(shape, type, node, at, breaches);
            }
        }
    }

    private void structure(JsonNode shape, JsonNode node, String at, List<String> breaches) {
        if (!node.isObject()) {
            breaches.add(at + " is no object");
            return;
        }
        var members = shape.path("members");
        node.properties().forEach(member -> {
            var target = members.path(member.getKey()).path("target");
            if (target.isMissingNode()) {
                breaches.add(at + " has '" + member.getKey() + "', which the model does not have");
            } else {
                check(target.asText(), member.getValue(), at + "." + member.getKey(), breaches);
            }
        });
        members.properties().stream()
                .filter(member -> member.getValue().path("traits").has("smithy.api#required"))
                .filter(member -> !node.has(member.getKey()))
                .forEach(member -> breaches.add(at + " lacks '" + member.getKey() + "'"));
    }

    private static void simple(String type, JsonNode node, String at, List<String> breaches) {
        boolean fits =
                switch (type) {
                    case "string", "blob", "timestamp" -> node.isTextual();
                    case "float", "double" -> node.isNumber();
                    case "integer", "long" -> node.isIntegralNumber();
                    case "boolean" -> node.isBoolean();
                    default -> false;
                };
        if (!fits) {
            breaches.add("%s is %s, no %s".formatted(at, node, type));
        }
    }

    private static void constraints(JsonNode shape, String type, JsonNode node, String at, List<String> breaches) {
        var traits = shape.path("traits");
        var range = traits.path("smithy.api#range");
        boolean below = range.has("min") && node.asDouble() < range.path("min").asDouble();
        boolean above = range.has("max") && node.asDouble() > range.path("max").asDouble();
        if (below || above) {
            breaches.add("%s is %s, outside %s".formatted(at, node, range));
        }
        if ("string".equals(type)) {
            length(shape, node.asText().length(), at, breaches);
            var pattern = traits.path("smithy.api#pattern").asText(".*");
            if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(node.asText()).find()) {
                breaches.add("%s is %s, not %s".formatted(at, node, pattern));
            }
        }
    }

    private static void length(JsonNode shape, int length, String at, List<String> breaches) {
        var allowed = shape.path("traits").path("smithy.api#length");
        if (length < allowed.path("min").asInt(0)
                || length > allowed.path("max").asInt(Integer.MAX_VALUE)) {
            breaches.add("%s has length %d, outside %s".formatted(at, length, allowed));
        }
    }

    private static String local(String id) {
        return id.substring(id.indexOf('#') + 1);
    }
}
