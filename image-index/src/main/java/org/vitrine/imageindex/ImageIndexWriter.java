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
 * Writes the index: by imageId, with the document's revision as external version.
 *
 * <p>Safe to repeat and to do in any order, by any number of writers: the newest document stands. A removal is a document
 * too, without vector and facets, which no search shows: OpenSearch keeps the versions of deleted documents in memory
 * only. What OpenSearch says to one document says nothing of its neighbours.
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

    /** Makes the index of a model unless it is there; {@link #write} does so by itself. */
    public Uni<IndexName> ensureIndex(ModelReference model, int dimension) {
        return templates.ensure(model, dimension);
    }

    /**
     * Writes in one request, or in several where OpenSearch finds it too large or unreadable.
     *
     * @return the outcome of each, in the order given. Never fails because of OpenSearch: away is {@link
     *     WriteOutcome.Busy}
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
                                lines.add(new BulkLine(i, name, part.what(), part.alongside()));
                            }
                        }
                        case Target.None(var why) -> outcomes[i] = WriteOutcomes.graver(outcomes[i], why);
                    }
                }
            }
            return requests.send(lines).map(said -> {
                for (int i = 0; i < said.size(); i++) {
                    int of = lines.get(i).write();
                    outcomes[of] = WriteOutcomes.graver(outcomes[of], said.get(i));
                }
                return List.of(outcomes);
            });
        });
    }

    /** Where each write goes; asks OpenSearch only what this batch needs to know. */
    private Uni<Targets> targets(List<IndexWrite> writes) {
        Map<IndexName, IndexedImage> models = new LinkedHashMap<>();
        boolean removals = false;
        for (IndexWrite write : writes) {
            switch (write) {
                case IndexWrite.Put put -> {
                    models.putIfAbsent(IndexName.of(put.image().model()), put.image());
                    put.alongside()
                            .ifPresent(other -> models.putIfAbsent(
                                    IndexName.of(other.image().model()), other.image()));
                    removals |= !put.superseded().isEmpty();
                }
                case IndexWrite.Remove remove -> removals = true;
            }
        }
        Uni<Targets> all = Uni.createFrom().item(new Targets(new HashMap<>(), new Target.Indexes(List.of())));
        for (var model : models.entrySet()) {
            all = all.flatMap(targets -> ensured(model.getValue()).map(target -> targets.with(model.getKey(), target)));
        }
        return removals ? all.flatMap(targets -> everyIndex().map(targets::removingFrom)) : all;
    }

    private Uni<Target> ensured(IndexedImage example) {
        return templates
                .ensure(example.model(), example.vector().orElseThrow().dimension())
                .<Target>map(name -> new Target.Indexes(List.of(name.value())))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> new Target.None(WriteOutcomes.busy(failure)))
                // A limit of the cluster, for example of shards, that somebody has to raise.
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithItem(failure -> new Target.None(WriteOutcomes.busy(failure)))
                .onFailure(IndexTemplates.TemplateRefused.class)
                .recoverWithItem(failure -> new Target.None(WriteOutcomes.refused(failure)));
    }

    private Uni<Target> everyIndex() {
        return OpenSearchCall.uni(
                        config.requestTimeout(), () -> client.indices().get(g -> g.index(IndexName.ALL.value() + ".*")
                                .expandWildcards(ExpandWildcard.Open, ExpandWildcard.Hidden)
                                .allowNoIndices(true)))
                .flatMap(found -> templates
                        .knowRemovals(found.result())
                        .<Target>replaceWith(() ->
                                new Target.Indexes(List.copyOf(found.result().keySet()))))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> new Target.None(WriteOutcomes.busy(failure)))
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithItem(failure -> new Target.None(WriteOutcomes.busy(failure)));
    }

    /** One part of a write, and where it goes. */
    private record Part(IndexWrite what, Target target, boolean alongside) {}

    private sealed interface Target {

        record Indexes(List<String> names) implements Target {}

        /** Nothing can be sent, and this is the outcome of the write. */
        record None(WriteOutcome why) implements Target {}
    }

    private record Targets(Map<IndexName, Target> models, Target every) {

        Targets with(IndexName model, Target target) {
            models.put(model, target);
            return this;
        }

        /**
         * Removals go to the indexes there are and to those that this request puts into: one that somebody deleted is made
         * again by the first of those puts, after it was asked which there are.
         */
        Targets removingFrom(Target there) {
            return new Targets(
                    models,
                    switch (there) {
                        case Target.None none -> none;
                        case Target.Indexes(var names) -> {
                            Set<String> all = new LinkedHashSet<>(names);
                            for (Target model : models.values()) {
                                if (model instanceof Target.Indexes(var made)) {
                                    all.addAll(made);
                                }
                            }
                            yield new Target.Indexes(List.copyOf(all));
                        }
                    });
        }

        /** Everything that a write consists of. */
        List<Part> of(IndexWrite write) {
            return switch (write) {
                case IndexWrite.Put put -> {
                    List<Part> parts = new ArrayList<>();
                    parts.add(new Part(put, of(put.image().model()), false));
                    put.alongside()
                            .ifPresent(other ->
                                    parts.add(new Part(other, of(other.image().model()), true)));
                    if (!put.superseded().isEmpty()) {
                        parts.add(new Part(put.removalOfFormer(), those(put.superseded()), false));
                    }
                    yield parts;
                }
                case IndexWrite.Remove remove -> List.of(new Part(remove, every, false));
            };
        }

        private Target of(ModelReference model) {
            return models.getOrDefault(IndexName.of(model), new Target.Indexes(List.of()));
        }

        /** Those of them that are there: a line for another would make an index without a mapping. */
        private Target those(List<ModelReference> superseded) {
            return switch (every) {
                case Target.None none -> none;
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
