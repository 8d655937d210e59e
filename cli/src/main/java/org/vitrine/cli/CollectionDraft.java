package org.vitrine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vitrine.vision.prepare.SubjectDefaults;

/**
 * What is said of a collection that is not there yet; the rest of its profile is the service's default.
 *
 * @param subject what its photographs show
 * @param attributes the endpoint that is asked, by attribute
 */
record CollectionDraft(String subject, Map<String, String> attributes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    CollectionDraft {
        attributes = new TreeMap<>(attributes);
    }

    /** Who is served by a model-server has its photographs classified by the models that ship and are there. */
    static CollectionDraft of(String subject, Optional<ApiClient> models) {
        var attributes = new TreeMap<>(SubjectDefaults.of(subject).attributes());
        if (!attributes.isEmpty()) {
            attributes.values().retainAll(models.map(CollectionDraft::served).orElse(Set.of()));
        }
        return new CollectionDraft(subject, attributes);
    }

    private static Set<String> served(ApiClient models) {
        var served = new HashSet<String>();
        models.get("/models")
                .expected()
                .path("models")
                .forEach(model -> served.add(model.path("modelName").asText()));
        return served;
    }

    ObjectNode profile() {
        var profile = JSON.createObjectNode().put("subject", subject);
        var asked = profile.putObject("attributes");
        attributes.forEach((name, endpoint) -> asked.putObject(name).put("endpoint", endpoint));
        return profile;
    }

    /** For people. */
    String inWords() {
        var words = new StringBuilder("its subject is ").append(subject);
        attributes.forEach((name, endpoint) ->
                words.append(", ").append(name).append(" is predicted by ").append(endpoint));
        return words.append(", the rest of its profile is the default").toString();
    }
}
