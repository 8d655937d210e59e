package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * Writes the index of decisions. Used by index-service. A decision never changes, so the first document of an id is
 * kept. Writes may be repeated.
 */
@ApplicationScoped
public class DecisionIndexWriter {

    private final OpenSearchAsyncClient client;
    private final IndexTemplates templates;
    private final IndexConfig config;

    DecisionIndexWriter(OpenSearchAsyncClient client, IndexTemplates templates, IndexConfig config) {
        this.client = client;
        this.templates = templates;
        this.config = config;
    }

    /** One change to the index. */
    public sealed interface Change {

        /** Adds a decision unless its id is already in the index. */
        record Put(IndexedDecision decision) implements Change {}

        /** Deletes an erased decision. */
        record Erase(String collectionId, String decisionId) implements Change {}
    }

    /**
     * Writes the changes, and creates the index where it does not exist.
     *
     * @return the outcome of each change, in the order given: {@link WriteOutcome.AlreadyNewer} where the decision was
     *     in the index already, {@link WriteOutcome.Busy} where OpenSearch is unavailable. Never fails because of
     *     OpenSearch
     */
    public Uni<List<WriteOutcome>> write(List<Change> changes) {
        return RecordIndex.write(
                templates,
                new OpenSearchBulk(client, config),
                DecisionIndex.NAME,
                "decisions-template.json",
                changes.stream().map(DecisionIndexWriter::operation).toList());
    }

    private static BulkOperation operation(Change change) {
        return switch (change) {
            case Change.Put(var decision) ->
                BulkOperation.of(o -> o.create(c -> c.index(DecisionIndex.NAME.value())
                        .id(DecisionDocument.id(decision.collectionId(), decision.decisionId()))
                        .document(DecisionDocument.of(decision))));
            case Change.Erase(var collectionId, var decisionId) ->
                BulkOperation.of(o -> o.delete(
                        d -> d.index(DecisionIndex.NAME.value()).id(DecisionDocument.id(collectionId, decisionId))));
        };
    }
}
