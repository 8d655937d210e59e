package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.ExpandWildcard;

/**
 * Writes images to their indexes in OpenSearch: document id is the imageId, external version is the revision of the
 * document. Used by index-service. Thread-safe; calls do not block.
 *
 * <p>Writes may be repeated, reordered and done by several writers: the newest document wins. A removal writes a
 * document too, without vector and facets, which all searches exclude; a real deletion would not do, because OpenSearch
 * keeps the versions of deleted documents in memory only. Each document has an outcome of its own.
 */
@ApplicationScoped
public class ImageIndexWriter {

    private final OpenSearchAsyncClient client;
    private final IndexTemplates templates;
    private final BulkRequests requests;
    private final IndexConfig config;

    ImageIndexWriter(OpenSearchAsyncClient client, IndexTemplates templates, IndexConfig config) {
        this.client = client;
        this.templates = templates;
        this.requests = new BulkRequests(client, config);
        this.config = config;
    }

    /**
     * Creates the index of a model where it does not exist. {@link #write} does so itself.
     *
     * @param dimension number of values of a vector
     */
    public Uni<IndexName> ensureIndex(ModelReference model, int dimension) {
        return templates.ensure(model, dimension);
    }

    /**
     * Writes the changes in one bulk request, or in several where OpenSearch refuses the request as a whole, because it
     * is too large or unreadable.
     *
     * @return the outcome of each change, in the order given; {@link WriteOutcome.Busy} where OpenSearch is
     *     unavailable. Never fails because of OpenSearch
     */
    public Uni<List<WriteOutcome>> write(List<IndexWrite> writes) {
        return targets(writes).flatMap(targets -> {
            List<BulkLine> lines = new ArrayList<>();
            WriteOutcome[] outcomes = new WriteOutcome[writes.size()];
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = new WriteOutcome.Written();
                for (Part part : targets.of(writes.get(i))) {
                    switch (part.target()) {
                        case Target.Indexes(var names) -> {
                            for (String name : names) {
                                lines.add(new BulkLine(i, name, part.change(), part.forNextModel()));
                            }
                        }
                        case Target.Unresolved(var unresolvedOutcome) ->
                            outcomes[i] = WriteOutcomes.moreSevere(outcomes[i], unresolvedOutcome);
                    }
                }
            }
            return requests.send(lines).map(results -> {
                for (int i = 0; i < results.size(); i++) {
                    int writeIndex = lines.get(i).writeIndex();
                    outcomes[writeIndex] = WriteOutcomes.moreSevere(outcomes[writeIndex], results.get(i));
                }
                return List.of(outcomes);
            });
        });
    }

    /** Determines the target indexes of the writes; queries OpenSearch only for what this batch needs. */
    private Uni<Targets> targets(List<IndexWrite> writes) {
        Map<IndexName, IndexedImage> models = new LinkedHashMap<>();
        boolean removals = false;
        for (IndexWrite write : writes) {
            switch (write) {
                case IndexWrite.Put put -> {
                    models.putIfAbsent(IndexName.of(put.image().model()), put.image());
                    put.nextModelDocument()
                            .ifPresent(other -> models.putIfAbsent(
                                    IndexName.of(other.image().model()), other.image()));
                    removals |= !put.superseded().isEmpty();
                }
                case IndexWrite.Remove remove -> removals = true;
            }
        }
        Uni<Targets> all = Uni.createFrom().item(new Targets(new HashMap<>(), new Target.Indexes(List.of())));
        for (var model : models.entrySet()) {
            all = all.flatMap(
                    targets -> modelTarget(model.getValue()).map(target -> targets.with(model.getKey(), target)));
        }
        return removals ? all.flatMap(targets -> existingIndexes().map(targets::withRemovalTargets)) : all;
    }

    private Uni<Target> modelTarget(IndexedImage example) {
        return templates
                .ensure(example.model(), example.vector().orElseThrow().dimension())
                .<Target>map(name -> new Target.Indexes(List.of(name.value())))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> new Target.Unresolved(WriteOutcomes.busy(failure)))
                // A limit of the cluster, for example of shards, which an operator has to raise: the write can succeed
                // later.
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithItem(failure -> new Target.Unresolved(WriteOutcomes.busy(failure)))
                .onFailure(IndexTemplates.TemplateRefused.class)
                .recoverWithItem(failure -> new Target.Unresolved(WriteOutcomes.refused(failure)));
    }

    private Uni<Target> existingIndexes() {
        return OpenSearchCall.uni(
                        config.requestTimeout(), () -> client.indices().get(g -> g.index(IndexName.ALL.value() + ".*")
                                .expandWildcards(ExpandWildcard.Open, ExpandWildcard.Hidden)
                                .allowNoIndices(true)))
                .flatMap(found -> templates
                        .ensureRemovalMapping(found.result())
                        .<Target>replaceWith(() ->
                                new Target.Indexes(List.copyOf(found.result().keySet()))))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> new Target.Unresolved(WriteOutcomes.busy(failure)))
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithItem(failure -> new Target.Unresolved(WriteOutcomes.busy(failure)));
    }

    /** A part of a write and its target. */
    private record Part(IndexWrite change, Target target, boolean forNextModel) {}

    /** The indexes that a part of a write goes to. */
    private sealed interface Target {

        record Indexes(List<String> names) implements Target {}

        /** The target cannot be determined or created: nothing is sent, and {@code unresolvedOutcome} is the outcome of the write. */
        record Unresolved(WriteOutcome outcome) implements Target {}
    }

    /**
     * The targets of one batch.
     *
     * @param models target of each model whose documents the batch puts
     * @param allIndexes all existing indexes of images, for removals
     */
    private record Targets(Map<IndexName, Target> models, Target allIndexes) {

        Targets with(IndexName model, Target target) {
            models.put(model, target);
            return this;
        }

        /**
         * Returns the targets with the indexes that removals go to: the existing ones, and those that this batch puts
         * into. An index that was deleted meanwhile is created again by the first of these puts, after the existing
         * indexes were listed.
         */
        Targets withRemovalTargets(Target existing) {
            return new Targets(
                    models,
                    switch (existing) {
                        case Target.Unresolved unresolved -> unresolved;
                        case Target.Indexes(var names) -> {
                            Set<String> all = new LinkedHashSet<>(names);
                            for (Target model : models.values()) {
                                if (model instanceof Target.Indexes(var created)) {
                                    all.addAll(created);
                                }
                            }
                            yield new Target.Indexes(List.copyOf(all));
                        }
                    });
        }

        /** Returns the parts of a write: document, document of the next embedder, removals from former indexes. */
        List<Part> of(IndexWrite write) {
            return switch (write) {
                case IndexWrite.Put put -> {
                    List<Part> parts = new ArrayList<>();
                    parts.add(new Part(put, of(put.image().model()), false));
                    put.nextModelDocument()
                            .ifPresent(other ->
                                    parts.add(new Part(other, of(other.image().model()), true)));
                    if (!put.superseded().isEmpty()) {
                        parts.add(new Part(put.removalFromFormerIndexes(), existingIndexesOf(put.superseded()), false));
                    }
                    yield parts;
                }
                case IndexWrite.Remove remove -> List.of(new Part(remove, allIndexes, false));
            };
        }

        private Target of(ModelReference model) {
            return models.getOrDefault(IndexName.of(model), new Target.Indexes(List.of()));
        }

        /**
         * Returns the existing indexes of these models: a write to another would create an index without our mapping.
         */
        private Target existingIndexesOf(List<ModelReference> superseded) {
            return switch (allIndexes) {
                case Target.Unresolved unresolved -> unresolved;
                case Target.Indexes(var names) ->
                    new Target.Indexes(superseded.stream()
                            .map(model -> IndexName.of(model).value())
                            .filter(names::contains)
                            .distinct()
                            .toList());
            };
        }
    }
}
