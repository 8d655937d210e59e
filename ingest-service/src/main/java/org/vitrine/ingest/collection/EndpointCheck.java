package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.EndpointReference;
import org.vitrine.flow.WholeAnswer;

/**
 * Checks by inference-service whether endpoints exist. If inference-service is unavailable, the findings are unclear;
 * the check does not fail.
 */
@ApplicationScoped
class EndpointCheck {

    private final CollectionConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    EndpointCheck(CollectionConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.checkTimeout())
                .build();
    }

    /** Returns one finding for each endpoint, in order; none where the check is turned off. Blocks. */
    List<EndpointFinding> check(List<NamedEndpoint> named) {
        if (named.isEmpty() || !config.checkEndpoints()) {
            return List.of();
        }
        try {
            var answer = WholeAnswer.send(http, request(named), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? EndpointAnswers.read(named, json.readTree(answer.body()))
                    : unclear(named, "inference-service answered " + answer.statusCode());
        } catch (IOException failure) {
            return unclear(named, "inference-service at %s is unavailable".formatted(config.inferenceUrl()));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return unclear(named, "this service stops");
        }
    }

    private HttpRequest request(List<NamedEndpoint> named) throws IOException {
        ObjectNode body = json.createObjectNode();
        var endpoints = body.putArray("endpoints");
        for (var one : named) {
            switch (one) {
                case NamedEndpoint.Endpoint(var _, var reference) -> endpoints.add(reference(reference));
                case NamedEndpoint.CustomLabels(var _, var arn) ->
                    endpoints.addObject().put("customLabelsArn", arn);
            }
        }
        return HttpRequest.newBuilder(URI.create(config.inferenceUrl() + "/v1/endpoints/check"))
                .timeout(config.checkTimeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
    }

    private JsonNode reference(EndpointReference reference) {
        var node = json.createObjectNode().put("endpoint", reference.getEndpoint());
        Optional.ofNullable(reference.getVariant()).ifPresent(value -> node.put("variant", value));
        Optional.ofNullable(reference.getTargetModel()).ifPresent(value -> node.put("targetModel", value));
        Optional.ofNullable(reference.getInferenceComponent())
                .ifPresent(value -> node.put("inferenceComponent", value));
        return node;
    }

    private static List<EndpointFinding> unclear(List<NamedEndpoint> named, String reason) {
        List<EndpointFinding> findings = new ArrayList<>();
        named.forEach(one -> findings.add(new EndpointFinding.Unverified(
                "Whether %s exists was not checked: %s.".formatted(EndpointAnswers.describe(one), reason))));
        return findings;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
