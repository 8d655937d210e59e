package org.vitrine.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;

/**
 * Client of Apicurio Registry that registers the value schema of each topic and sets the compatibility rule that the
 * registry enforces from then on.
 *
 * <p>The rule is FULL_TRANSITIVE: a reader with any version of the schema reads records that were written with any
 * other version. So services can be upgraded in any order, and topics that are kept for ever can be replayed. All
 * methods block.
 */
@ApplicationScoped
class SchemaRegistry {

    static final String COMPATIBILITY_RULE = "FULL_TRANSITIVE";

    private static final Logger LOG = Logger.getLogger(SchemaRegistry.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CONFLICT = 409;

    private final ObjectMapper json = new ObjectMapper();
    private final RegistryConfig config;
    private final HttpClient http;

    SchemaRegistry(RegistryConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /**
     * The registry does not accept a schema, for example because the schema breaks the rule; another attempt cannot
     * succeed.
     */
    static final class SchemaRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SchemaRefused(String message) {
            super(message);
        }
    }

    URI url() {
        return config.url();
    }

    /**
     * Creates the artefact of the topic's value where it is missing, adds a version where the schema is new, and sets
     * the rule.
     *
     * @throws SchemaRefused where the registry answers 400, 409 or 422 to the schema
     * @throws IllegalStateException where the registry does not answer or answers with another error, or where another
     *     service registered the same schema at the same time; another attempt can succeed
     */
    void register(Topic topic) {
        register(topic.artifactId(), topic.schema().toString());
    }

    void register(String artifactId, String schema) {
        var artifacts = config.url() + "/groups/" + config.group() + "/artifacts";
        var response = post(
                artifacts + "?ifExists=FIND_OR_CREATE_VERSION&canonical=true",
                Map.of(
                        "artifactId",
                        artifactId,
                        "artifactType",
                        "AVRO",
                        "firstVersion",
                        Map.of("content", Map.of("content", schema, "contentType", "application/json"))));
        if (isConcurrentRegistration(response)) {
            throw new IllegalStateException("another service registers '%s' at the same time: HTTP %d %s"
                    .formatted(artifactId, response.statusCode(), response.body()));
        }
        if (response.statusCode() == CONFLICT || response.statusCode() == 400 || response.statusCode() == 422) {
            throw new SchemaRefused(
                    "the registry refuses the schema of '%s' under rule %s: %s. Schemas only grow: give each new field a default, remove none, and rename none."
                            .formatted(artifactId, COMPATIBILITY_RULE, reason(response)));
        }
        requireSuccess(response, "register '" + artifactId + "'");
        var ruleResponse = post(
                artifacts + "/" + artifactId + "/rules",
                Map.of("ruleType", "COMPATIBILITY", "config", COMPATIBILITY_RULE));
        if (ruleResponse.statusCode() != CONFLICT) {
            requireSuccess(ruleResponse, "set the rule of '" + artifactId + "'");
            LOG.infof("artifact=%s registered, rule=%s", artifactId, COMPATIBILITY_RULE);
        }
    }

    /**
     * Returns whether the registry answers that the artefact or the version was created meanwhile. It answers 409 with
     * {@code RuleViolationException} to a schema that breaks the rule.
     */
    private boolean isConcurrentRegistration(HttpResponse<String> response) {
        return response.statusCode() == CONFLICT
                && problem(response).path("name").asText().endsWith("AlreadyExistsException");
    }

    private String reason(HttpResponse<String> response) {
        var body = problem(response);
        return body.path("detail").asText(body.path("title").asText(response.body()));
    }

    /** Returns the problem details of an answer; a missing node where the answer is not JSON. */
    private JsonNode problem(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static void requireSuccess(HttpResponse<String> response, String action) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "could not %s: HTTP %d %s".formatted(action, response.statusCode(), response.body()));
        }
    }

    private HttpResponse<String> post(String url, Map<String, ?> body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            return WholeAnswer.send(http, request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException("POST " + url + ": " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the schema registry", interrupted);
        }
    }
}
