package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * Writes the index of items, with the revision as external version. Used by index-service. Writes may be repeated and
 * reordered: the newest revision wins.
 */
@ApplicationScoped
public class ItemIndexWriter {

    private final OpenSearchAsyncClient client;
    private final IndexTemplates templates;
    private final IndexConfig config;

    ItemIndexWriter(OpenSearchAsyncClient client, IndexTemplates templates, IndexConfig config) {
        this.client = client;
        this.templates = templates;
        this.config = config;
    }

    /**
     * Writes the items, and creates the index where it does not exist.
     *
     * @return the outcome of each item, in the order given: {@link WriteOutcome.AlreadyNewer} where the index has a
     *     newer revision, {@link WriteOutcome.Busy} where OpenSearch is unavailable. Never fails because of OpenSearch
     */
    public Uni<List<WriteOutcome>> write(List<IndexedItem> items) {
        return RecordIndex.write(
                templates,
                new OpenSearchBulk(client, config),
                ItemIndex.NAME,
                "items-template.json",
                items.stream().map(ItemIndexWriter::operation).toList());
    }

    private static BulkOperation operation(IndexedItem item) {
        return BulkOperation.of(o -> o.index(i -> i.index(ItemIndex.NAME.value())
                .id(ItemDocument.id(item.collectionId(), item.itemId()))
                .version(item.revision())
                .versionType(VersionType.ExternalGte)
                .document(ItemDocument.of(item))));
    }
}
