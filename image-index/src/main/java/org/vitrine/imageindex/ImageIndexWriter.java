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
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * Writes the index: by imageId, with the document's revision as external version.
 *
 * <p>Safe to repeat and to do in any order, by any number of writers: the highest revision stands. What OpenSearch says
 * to one document says nothing of its neighbours.
 */
@ApplicationScoped
public class ImageIndexWriter {

    private final OpenSearchAsyncClient client;
    private final IndexTemplates templates;
    private final IndexConfig config;

    ImageIndexWriter(OpenSearchAsyncClient client, IndexTemplates templates, IndexConfig config) {
        this.client = client;
        this.templates = templates;
        this.config = config;
    }

    /** Makes the index of a model unless it is there; {@link #write} does so by itself. */
    public Uni<IndexName> ensureIndex(ModelReference model, int dimension) {
        return templates.ensure(model, dimension);
    }

    /**
     * Writes in one request, or in several where OpenSearch finds it too large or unreadable.
     *
     * @return what came of each, in the order given. Never fails because of OpenSearch: away is {@link
     *     WriteOutcome.Busy}
     */
    public Uni<List<WriteOutcome>> write(List<IndexWrite> writes) {
        return targets(writes).flatMap(targets -> {
            List<Operation> operations = new ArrayList<>();
            WriteOutcome[] outcomes = new WriteOutcome[writes.size()];
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = new WriteOutcome.Written();
                int at = i;
                switch (targets.of(writes.get(i))) {
                    case Target.Indexes(var names) ->
                        names.forEach(name -> operations.add(new Operation(at, name, writes.get(at))));
                    case Target.None(var why) -> outcomes[i] = why;
                }
            }
            return bulk(operations).map(said -> {
                for (int i = 0; i < said.size(); i++) {
                    int of = operations.get(i).write();
                    outcomes[of] = WriteOutcomes.graver(outcomes[of], said.get(i));
                }
                return List.of(outcomes);
            });
        });
    }

    private Uni<List<WriteOutcome>> bulk(List<Operation> operations) {
        if (operations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        () -> client.bulk(b -> b.operations(operations.stream()
                                .map(ImageIndexWriter::toBulk)
                                .toList())))
                .map(answer -> answer.items().stream().map(WriteOutcomes::of).toList())
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> WriteOutcomes.each(operations.size(), WriteOutcomes.busy(failure)))
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithUni(failure -> inHalves(operations, failure));
    }

    /** The request as a whole was refused: one document may be to blame, and must not take the others along. */
    private Uni<List<WriteOutcome>> inHalves(List<Operation> operations, Throwable said) {
        if (operations.size() == 1) {
            return Uni.createFrom().item(List.of(WriteOutcomes.refused(said)));
        }
        int middle = operations.size() / 2;
        return bulk(operations.subList(0, middle)).flatMap(first -> bulk(operations.subList(middle, operations.size()))
                .map(second -> {
                    List<WriteOutcome> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                }));
    }

    private static BulkOperation toBulk(Operation operation) {
        String index = operation.index();
        return switch (operation.what()) {
            case IndexWrite.Put(var image) ->
                BulkOperation.of(o -> o.<IndexedImage>index(i -> i.index(index)
                        .id(image.imageId())
                        .version(image.revision())
                        .versionType(VersionType.External)
                        .document(image)));
            case IndexWrite.Remove(var imageId, var revision) ->
                BulkOperation.of(o -> o.delete(
                        d -> d.index(index).id(imageId).version(revision).versionType(VersionType.External)));
        };
    }

    /** Where each write goes; asks OpenSearch only what this batch needs to know. */
    private Uni<Targets> targets(List<IndexWrite> writes) {
        Map<IndexName, IndexedImage> models = new LinkedHashMap<>();
        boolean removals = false;
        for (IndexWrite write : writes) {
            switch (write) {
                case IndexWrite.Put(var image) -> models.putIfAbsent(IndexName.of(image.model()), image);
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
                .<Target>map(
                        found -> new Target.Indexes(List.copyOf(found.result().keySet())))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> new Target.None(WriteOutcomes.busy(failure)));
    }

    /** One line of a bulk request, and the position of the write it belongs to. */
    private record Operation(int write, String index, IndexWrite what) {}

    private sealed interface Target {

        record Indexes(List<String> names) implements Target {}

        /** Nothing can be sent, and this is what comes of the write. */
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

        Target of(IndexWrite write) {
            return switch (write) {
                case IndexWrite.Put(var image) ->
                    models.getOrDefault(IndexName.of(image.model()), new Target.Indexes(List.of()));
                case IndexWrite.Remove remove -> every;
            };
        }
    }
}
