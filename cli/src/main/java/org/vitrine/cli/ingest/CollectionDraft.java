package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.vision.prepare.SubjectDefaults;

/**
 * The profile with which {@code ingest} creates a collection that does not exist. All other members get the default of
 * the service.
 *
 * @param subject kind of object that the photographs show
 * @param attributes endpoint of the model that predicts each attribute, by attribute
 */
public record CollectionDraft(String subject, Map<String, String> attributes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public CollectionDraft {
        attributes = new TreeMap<>(attributes);
    }

    /**
     * The draft for a subject. It contains those attributes of the subject whose shipped model is loaded in the
     * model-server.
     *
     * @param models the model-server of the same instance; empty if there is none, then no attributes are predicted
     */
    public static CollectionDraft of(String subject, Optional<ApiClient> models) {
        var attributes = new TreeMap<>(SubjectDefaults.of(subject).attributes());
        if (!attributes.isEmpty()) {
            attributes.values().retainAll(models.map(CollectionDraft::served).orElse(Set.of()));
        }
        return new CollectionDraft(subject, attributes);
    }

    private static Set<String> served(ApiClient models) {
        var served = new HashSet<String>();
        models.get("/models")
                .bodyOrThrow()
                .path("models")
                .forEach(model -> served.add(model.path("modelName").asText()));
        return served;
    }

    /** The profile as JSON, for ingest-service. */
    ObjectNode profile() {
        var profile = JSON.createObjectNode().put("subject", subject);
        var attributesNode = profile.putObject("attributes");
        attributes.forEach((name, endpoint) -> attributesNode.putObject(name).put("endpoint", endpoint));
        return profile;
    }

    /** The draft in words, for the terminal. */
    String describe() {
        var words = new StringBuilder("its subject is ").append(subject);
        attributes.forEach((name, endpoint) ->
                words.append(", ").append(name).append(" is predicted by ").append(endpoint));
        return words.append(", the rest of its profile is the default").toString();
    }
}
