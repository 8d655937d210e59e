package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/** Writes the index of decisions. A decision never changes: the first of an id stands. Safe to repeat, in any order. */
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

    /** One change. */
    public sealed interface Change {

        record Put(IndexedDecision decision) implements Change {}

        /** Deletes a decision that is erased. */
        record Erase(String collectionId, String decisionId) implements Change {}
    }

    /**
     * The outcome of each, in order; {@link WriteOutcome.AlreadyNewer} where the decision is there already. Never fails because of
     * OpenSearch: away is {@link WriteOutcome.Busy}.
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
