package org.vitrine.imageindex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.core.mget.MultiGetOperation;
import org.opensearch.client.opensearch.core.mget.MultiGetResponseItem;

/**
 * Sends bulk operations to the indexes of images, and resolves version conflicts (HTTP 409): it reads back the stored
 * documents and writes again where the stored one is older, see {@link VersionConflict}.
 */
final class BulkRequests {

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;
    private final OpenSearchBulk bulkSender;

    BulkRequests(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.config = config;
        this.bulkSender = new OpenSearchBulk(client, config);
    }

    /**
     * Sends the operations.
     *
     * @return the outcome of each, in the order given; {@link WriteOutcome.AlreadyNewer} only where the stored document
     *     was read back and is the same or newer
     */
    Uni<List<WriteOutcome>> send(List<BulkLine> lines) {
        return bulk(lines).flatMap(outcomes -> resolveConflicts(lines, outcomes));
    }

    private Uni<List<WriteOutcome>> bulk(List<BulkLine> lines) {
        return bulkSender.send(lines.stream().map(BulkLine::operation).toList());
    }

    private Uni<List<WriteOutcome>> resolveConflicts(List<BulkLine> lines, List<WriteOutcome> outcomes) {
        List<Integer> conflictIndexes = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.AlreadyNewer) {
                conflictIndexes.add(i);
            }
        }
        if (conflictIndexes.isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        var conflicting = conflictIndexes.stream().map(lines::get).toList();
        return readBack(conflicting)
                .flatMap(conflicts -> rewritten(conflicting, conflicts))
                .onFailure(failure -> failure instanceof IndexUnavailable || OpenSearchCall.isRefusal(failure))
                .recoverWithItem(failure -> WriteOutcomes.repeat(conflicting.size(), WriteOutcomes.busy(failure)))
                .map(resolved -> {
                    List<WriteOutcome> all = new ArrayList<>(outcomes);
                    for (int i = 0; i < conflictIndexes.size(); i++) {
                        all.set(conflictIndexes.get(i), resolved.get(i));
                    }
                    return all;
                });
    }

    /**
     * Reads the stored documents by id. A multi-get also returns documents that searches do not show before a refresh.
     */
    private Uni<List<VersionConflict>> readBack(List<BulkLine> conflicting) {
        List<MultiGetOperation> operations = conflicting.stream()
                .map(line -> MultiGetOperation.of(o -> o.index(line.index())
                        .id(line.change().imageId())
                        .source(s -> s.filter(f -> f.includes(StoredDocument.MEMBERS)))))
                .toList();
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.mget(m -> m.docs(operations), ObjectNode.class))
                .map(response -> {
                    List<VersionConflict> conflicts = new ArrayList<>();
                    for (int i = 0; i < conflicting.size(); i++) {
                        conflicts.add(VersionConflict.of(
                                conflicting.get(i).change(),
                                stored(response.docs().get(i))));
                    }
                    return conflicts;
                });
    }

    private static Optional<StoredDocument> stored(MultiGetResponseItem<ObjectNode> item) {
        if (item.isFailure()) {
            throw new IndexUnavailable(
                    "OpenSearch cannot read back '%s': %s"
                            .formatted(
                                    item.failure().id(),
                                    WriteOutcomes.reason(item.failure().error())),
                    new IllegalStateException(item.failure().index()));
        }
        var result = item.result();
        return result.found() && result.version() != null && result.source() != null
                ? Optional.of(StoredDocument.of(result.version(), result.source()))
                : Optional.empty();
    }

    private Uni<List<WriteOutcome>> rewritten(List<BulkLine> conflicting, List<VersionConflict> conflicts) {
        List<WriteOutcome> outcomes = new ArrayList<>();
        List<BulkLine> rewrites = new ArrayList<>();
        List<Integer> rewriteIndexes = new ArrayList<>();
        for (int i = 0; i < conflicts.size(); i++) {
            outcomes.add(
                    switch (conflicts.get(i)) {
                        case VersionConflict.Superseded _ -> new WriteOutcome.AlreadyNewer();
                        case VersionConflict.Deleted _ ->
                            new WriteOutcome.Busy(
                                    "the document of '%s' was deleted in '%s' and not withdrawn; OpenSearch accepts it again after index.gc_deletes"
                                            .formatted(
                                                    conflicting.get(i).change().imageId(),
                                                    conflicting.get(i).index()));
                        case VersionConflict.Outdated(var version) -> {
                            rewriteIndexes.add(i);
                            rewrites.add(conflicting.get(i).withIndexVersion(version));
                            yield new WriteOutcome.Busy("not yet written");
                        }
                    });
        }
        return bulk(rewrites).map(result -> {
            for (int i = 0; i < result.size(); i++) {
                outcomes.set(rewriteIndexes.get(i), afterRewrite(rewrites.get(i), result.get(i)));
            }
            return outcomes;
        });
    }

    /**
     * A second conflict means that another writer changed the document in between: the outcome is Busy, so that the
     * caller writes, and this class reads, again.
     */
    private static WriteOutcome afterRewrite(BulkLine line, WriteOutcome result) {
        return result instanceof WriteOutcome.AlreadyNewer
                ? new WriteOutcome.Busy("another writer changes the document of '%s'"
                        .formatted(line.change().imageId()))
                : result;
    }
}
