package org.vitrine.cli.collections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;

/**
 * Converts {@code MEMBER=VALUE} arguments to a JSON merge patch of a collection's profile. Pure.
 *
 * <p>A value that is JSON is taken as JSON, anything else as a string. Members that are lists of names also accept
 * names separated by commas. Members that are endpoints also accept the name of an endpoint, which replaces every part
 * of the former one.
 */
public final class ProfileAssignments {

    private static final Set<String> LIST_MEMBERS = Set.of("sides", "steps", "facets");
    private static final Set<String> ENDPOINT_MAP_MEMBERS = Set.of("attributes", "stepEndpoints");
    private static final Set<String> OBJECT_MEMBERS = Set.of("labels", "budget");
    private static final List<String> ENDPOINT_PARTS =
            List.of("variant", "targetModel", "inferenceComponent", "contract", "labels");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ProfileAssignments() {}

    /**
     * Builds the patch.
     *
     * @throws CliException if an argument is not an assignment
     */
    static ObjectNode patch(List<String> assignments) {
        var patch = JSON.createObjectNode();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new CliException(
                        ExitCode.USAGE_ERROR,
                        "'%s' is not MEMBER=VALUE, for example access=members".formatted(assignment));
            }
            assign(patch, assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return patch;
    }

    /** A patch that sets the embedder. */
    public static ObjectNode embedder(String name) {
        var patch = JSON.createObjectNode();
        patch.set("embedder", endpointNamed(name));
        return patch;
    }

    /** A patch that sets the endpoint that predicts an attribute. */
    public static ObjectNode attribute(String attribute, String name, String contract) {
        var patch = JSON.createObjectNode();
        patch.putObject("attributes").set(attribute, endpointNamed(name).put("contract", contract));
        return patch;
    }

    private static void assign(ObjectNode patch, String path, String value) {
        int dot = path.indexOf('.');
        String member = dot < 0 ? path : path.substring(0, dot);
        String subPath = dot < 0 ? "" : path.substring(dot + 1);
        if (subPath.isEmpty()) {
            patch.set(member, member.equals("embedder") ? endpoint(value) : value(member, value));
        } else if (ENDPOINT_MAP_MEMBERS.contains(member)) {
            patch.withObjectProperty(member).set(subPath, endpoint(value));
        } else if (OBJECT_MEMBERS.contains(member)) {
            patch.withObjectProperty(member).set(subPath, value(subPath, value));
        } else if (member.equals("embedder")) {
            patch.withObjectProperty(member).set(subPath, value(subPath, value));
        } else {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "'%s' is no member of a profile that has members; those are %s, %s and embedder"
                            .formatted(
                                    member,
                                    String.join(
                                            ", ",
                                            OBJECT_MEMBERS.stream().sorted().toList()),
                                    String.join(
                                            ", ",
                                            ENDPOINT_MAP_MEMBERS.stream()
                                                    .sorted()
                                                    .toList())));
        }
    }

    private static JsonNode endpoint(String value) {
        JsonNode parsed = json(value);
        if (!parsed.isTextual()) {
            return parsed;
        }
        return endpointNamed(parsed.asText());
    }

    /** An endpoint with this name; null removes the other parts of the former endpoint. */
    private static ObjectNode endpointNamed(String name) {
        var endpoint = JSON.createObjectNode().put("endpoint", name);
        ENDPOINT_PARTS.forEach(endpoint::putNull);
        return endpoint;
    }

    private static JsonNode value(String member, String value) {
        JsonNode parsed = json(value);
        if (!LIST_MEMBERS.contains(member) || !parsed.isTextual()) {
            return parsed;
        }
        var list = JSON.createArrayNode();
        for (String name : value.split(",", -1)) {
            if (!name.isBlank()) {
                list.add(name.strip());
            }
        }
        return list;
    }

    private static JsonNode json(String value) {
        try {
            var read = JSON.readTree(value);
            return read.isMissingNode() ? JSON.getNodeFactory().textNode(value) : read;
        } catch (JsonProcessingException word) {
            return JSON.getNodeFactory().textNode(value);
        }
    }
}
