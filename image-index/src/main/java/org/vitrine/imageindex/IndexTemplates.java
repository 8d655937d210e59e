package org.vitrine.imageindex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.mapping.TypeMapping;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.opensearch.indices.IndexState;
import org.opensearch.client.opensearch.indices.get_mapping.IndexMappingRecord;

/**
 * Creates the indexes of images, items, decisions and leases with their mappings, where they do not exist.
 *
 * <p>An index template with the name of the index is stored first: if the index is deleted while documents are being
 * written, OpenSearch creates it again from the template instead of guessing a mapping from the next document. Any
 * number of processes may do this at the same time.
 */
@ApplicationScoped
class IndexTemplates {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenSearchAsyncClient client;
    private final OpenSearchGenericClient genericClient;
    private final IndexConfig config;
    private final Set<IndexName> ensuredIndexes = ConcurrentHashMap.newKeySet();

    IndexTemplates(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.genericClient = new OpenSearchGenericClient(client._transport());
        this.config = config;
    }

    /**
     * Ensures that the index of a model exists. OpenSearch is queried once per index and process. For an index of an
     * earlier release, which has no mapping for removal documents, the template is updated and that mapping is added.
     *
     * @param dimension number of values of a vector
     * @return fails with {@link TemplateRefused} where OpenSearch refuses the template, with {@link IndexUnavailable}
     *     where it is unavailable
     */
    Uni<IndexName> ensure(ModelReference model, int dimension) {
        IndexName index = IndexName.of(model);
        return ensuredIndexes.contains(index)
                ? Uni.createFrom().item(index)
                : exists(index)
                        .flatMap(indexExists ->
                                indexExists ? upgraded(index) : create(index, body(template(index, dimension))))
                        .invoke(ensuredIndexes::add);
    }

    /**
     * Ensures that an index without vectors exists.
     *
     * @param resource name of the class path resource with its template
     */
    Uni<IndexName> ensure(IndexName index, String resource) {
        return ensuredIndexes.contains(index)
                ? Uni.createFrom().item(index)
                : exists(index)
                        .flatMap(indexExists -> indexExists
                                ? Uni.createFrom().item(index)
                                : create(index, body(template(index, resource))))
                        .invoke(ensuredIndexes::add);
    }

    private Uni<Boolean> exists(IndexName index) {
        return OpenSearchCall.uni(
                        config.requestTimeout(), () -> client.indices().exists(e -> e.index(index.value())))
                .map(response -> response.value());
    }

    /**
     * Adds the mapping of removal documents to an index of an earlier release: without it, searches would show them.
     * Updates its template too, with the vector dimension that the index has.
     */
    private Uni<IndexName> upgraded(IndexName index) {
        return OpenSearchCall.uni(
                        config.requestTimeout(), () -> client.indices().getMapping(m -> m.index(index.value())))
                .map(found -> found.result().values().stream()
                        .map(IndexMappingRecord::mappings)
                        .findFirst())
                .chain(mappings -> mappings.isEmpty() || hasRemovalMapping(mappings.get())
                        ? Uni.createFrom().voidItem()
                        : upgraded(index, mappings.get()))
                .replaceWith(index);
    }

    private Uni<Void> upgraded(IndexName index, TypeMapping mappings) {
        var vector = mappings.properties().get("vector");
        Uni<Void> template = vector != null && vector.isKnnVector()
                ? putTemplate(index, body(template(index, vector.knnVector().dimension())))
                : Uni.createFrom().voidItem();
        return template.chain(() -> putRemovalMapping(index.value()));
    }

    private static boolean hasRemovalMapping(TypeMapping mappings) {
        return mappings.properties().containsKey(IndexJson.WITHDRAWN);
    }

    /** Adds the mapping of removal documents to the indexes that lack it. */
    Uni<Void> ensureRemovalMapping(Map<String, IndexState> indexes) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var index : indexes.entrySet()) {
            var mappings = index.getValue().mappings();
            if (mappings == null || !hasRemovalMapping(mappings)) {
                all = all.chain(() -> putRemovalMapping(index.getKey()));
            }
        }
        return all;
    }

    private Uni<Void> putRemovalMapping(String index) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.indices()
                        .putMapping(m -> m.index(index).properties(IndexJson.WITHDRAWN, p -> p.boolean_(b -> b))))
                .replaceWithVoid();
    }

    private Uni<IndexName> create(IndexName index, byte[] template) {
        return putTemplate(index, template)
                .chain(() -> OpenSearchCall.uni(
                        config.requestTimeout(), () -> client.indices().create(c -> c.index(index.value()))))
                .replaceWith(index)
                .onFailure(IndexTemplates::alreadyExists)
                .recoverWithItem(index);
    }

    private Uni<Void> putTemplate(IndexName index, byte[] template) {
        var request = Requests.builder()
                .method("PUT")
                .endpoint("/_index_template/vitrine." + index)
                .body(Body.from(template, "application/json"))
                .build();
        return OpenSearchCall.uni(config.requestTimeout(), () -> genericClient.executeAsync(request))
                .onItem()
                .transformToUni(response -> checkAccepted(index, response));
    }

    private static Uni<Void> checkAccepted(IndexName index, Response response) {
        try (response) {
            int status = response.getStatus();
            if (status < 300) {
                return Uni.createFrom().voidItem();
            }
            String error = response.getBody().map(Body::bodyAsString).orElse("");
            String message = "OpenSearch answered %d to the template of '%s': %s".formatted(status, index, error);
            var failure = new TemplateRefused(message);
            return Uni.createFrom()
                    .failure(OpenSearchCall.isTransient(status) ? new IndexUnavailable(message, failure) : failure);
        } catch (IOException e) {
            return Uni.createFrom().failure(new UncheckedIOException(e));
        }
    }

    private static boolean alreadyExists(Throwable failure) {
        return failure instanceof OpenSearchException error
                && "resource_already_exists_exception".equals(error.error().type());
    }

    private ObjectNode template(IndexName index, int dimension) {
        var root = template(index, "images-template.json");
        ((ObjectNode) root.at("/template/mappings/properties/vector")).put("dimension", dimension);
        return root;
    }

    private ObjectNode template(IndexName index, String name) {
        try (var resource = IndexTemplates.class.getResourceAsStream(name)) {
            var root = (ObjectNode) JSON.readTree(Objects.requireNonNull(resource, name));
            root.putArray("index_patterns").add(index.value());
            var settings = (ObjectNode) root.at("/template/settings/index");
            settings.put("number_of_shards", config.shards());
            settings.put("number_of_replicas", config.replicas());
            settings.put("refresh_interval", millis(config.refreshInterval()));
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] body(ObjectNode template) {
        try {
            return JSON.writeValueAsBytes(template);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template of an index cannot be written as JSON", e);
        }
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /** OpenSearch refuses to create such an index, for example because the vector dimension exceeds its limit. */
    static final class TemplateRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TemplateRefused(String message) {
            super(message);
        }
    }
}
