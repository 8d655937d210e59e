package org.vitrine.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks Kubernetes objects against the types of the official Kubernetes client: unknown and missing fields, wrong
 * types.
 */
final class Manifests {

    private static final String MODEL_PACKAGE = "io.kubernetes.client.openapi.models.";

    private Manifests() {}

    /** Returns one sentence for each object that an API server would refuse. */
    static List<String> validationErrors(List<JsonNode> objects) {
        var errors = new ArrayList<String>();
        for (JsonNode object : objects) {
            var version = object.path("apiVersion").asText();
            var kind = object.path("kind").asText();
            var name = version.substring(version.indexOf('/') + 1);
            try {
                var type =
                        Class.forName(MODEL_PACKAGE + Character.toUpperCase(name.charAt(0)) + name.substring(1) + kind);
                type.getMethod("validateJsonElement", JsonElement.class)
                        .invoke(null, JsonParser.parseString(object.toString()));
                JSON.deserialize(object.toString(), type);
            } catch (ClassNotFoundException unknown) {
                errors.add("unknown kind " + version + " " + kind);
            } catch (InvocationTargetException refused) {
                errors.add(kind + ": " + refused.getCause().getMessage());
            } catch (ReflectiveOperationException | RuntimeException invalid) {
                errors.add(kind + ": " + invalid.getMessage());
            }
        }
        return errors;
    }
}
