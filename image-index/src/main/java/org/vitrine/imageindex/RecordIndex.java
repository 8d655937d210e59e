package org.vitrine.imageindex;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.Time;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * Reads and writes an index of records without vectors, such as items or decisions.
 *
 * @param <T> type of the records, read from the JSON of the documents
 */
final class RecordIndex<T> {

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;
    private final IndexName name;
    private final Class<T> type;
    private final OpenSearchQueries searches;

    RecordIndex(OpenSearchAsyncClient client, IndexConfig config, IndexName name, Class<T> type) {
        this.client = client;
        this.config = config;
        this.name = name;
        this.type = type;
        this.searches = new OpenSearchQueries(client, config);
    }

    /**
     * Returns the stored record, including one that searches do not show yet; empty where record or index do not exist.
     */
    Uni<Optional<T>> find(String id) {
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        () -> client.get(g -> g.index(name.value()).id(id), type))
                .map(answer -> Optional.ofNullable(answer.source()))
                .onFailure(RecordIndex::isNoIndex)
                .recoverWithItem(Optional.empty())
                .onFailure(IndexUnavailable.class)
                .retry()
                .withBackOff(config.readBackoff(), config.readBackoff().multipliedBy(4))
                .atMost(config.readRetries());
    }

    /**
     * Returns a page of records.
     *
     * @param asked completes the request with query, sort and position
     * @param cursor returns the cursor of the last record of a full page, for the next page
     */
    Uni<Page<T>> page(UnaryOperator<SearchRequest.Builder> asked, int size, Function<T, String> cursor) {
        return searches.over(type, s -> asked.apply(s.index(name.value()).size(size)))
                .map(RecordIndex::records)
                .map(found -> new Page<>(
                        found, found.size() < size ? Optional.empty() : Optional.of(cursor.apply(found.getLast()))));
    }

    /** Returns the records that one search finds; the request states its own maximum. */
    Uni<List<T>> all(UnaryOperator<SearchRequest.Builder> asked) {
        return searches.over(type, s -> asked.apply(s.index(name.value()))).map(RecordIndex::records);
    }

    /**
     * Streams all records that a query finds, in batches, as of the moment when the scan begins: it reads from an
     * OpenSearch point in time, so later writes do not change the result. Reads the next batch when it is requested.
     *
     * @param asked completes the request with query and sort
     * @param after returns the sort value of a record
     * @param batch maximum number of records of a batch
     * @param most maximum number of records, after which the stream completes
     */
    Multi<List<T>> scan(
            UnaryOperator<SearchRequest.Builder> asked, Function<T, FieldValue> after, int batch, long most) {
        String keptFor = Math.max(1, config.requestTimeout().multipliedBy(2).toSeconds()) + "s";
        Function<Uni<Optional<String>>, Uni<Void>> closing = opened -> opened.flatMap(
                id -> id.map(this::closed).orElseGet(() -> Uni.createFrom().voidItem()));
        return Multi.createFrom()
                .resource(() -> opened(keptFor), opened -> opened.toMulti()
                        .onItem()
                        .transformToMultiAndConcatenate(id -> id.map(pit -> batches(pit, asked, after, batch, most))
                                .orElseGet(() -> Multi.createFrom().empty())))
                .withFinalizer(closing);
    }

    /** Opens a point in time and returns its id; empty where the index does not exist. */
    private Uni<Optional<String>> opened(String keptFor) {
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        () -> client.createPit(p -> p.index(name.value()).keepAlive(Time.of(t -> t.time(keptFor)))))
                .map(made -> Optional.of(made.pitId()))
                .onFailure(RecordIndex::isNoIndex)
                .recoverWithItem(Optional.<String>empty())
                .memoize()
                .indefinitely();
    }

    private Multi<List<T>> batches(
            String pit,
            UnaryOperator<SearchRequest.Builder> asked,
            Function<T, FieldValue> after,
            int batch,
            long most) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Progress(), progress -> searches.within(pit, type, s -> {
                            int wanted = (int) Math.min(batch, most - progress.count);
                            progress.last.ifPresent(last -> s.searchAfter(last));
                            return asked.apply(s.size(Math.max(0, wanted)));
                        })
                        .map(RecordIndex::records)
                        .invoke(found -> {
                            if (!found.isEmpty()) {
                                progress.last = Optional.of(after.apply(found.getLast()));
                                progress.count += found.size();
                            }
                        }))
                .until(List::isEmpty);
    }

    /** The progress of one scan. Not thread-safe: a scan requests one batch at a time. */
    private static final class Progress {

        private Optional<FieldValue> last = Optional.empty();
        private long count;
    }

    /** Closes a point in time. A failure is ignored, because OpenSearch closes it after its keep-alive. */
    private Uni<Void> closed(String pit) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.deletePit(d -> d.pitId(pit)))
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof IndexUnavailable || OpenSearchCall.isRefusal(failure))
                .recoverWithItem((Void) null);
    }

    /**
     * Writes records, and creates the index first where it does not exist.
     *
     * @param template name of the class path resource with the template of the index
     * @return the outcome of each operation, in the order given
     */
    static Uni<List<WriteOutcome>> write(
            IndexTemplates templates,
            OpenSearchBulk calls,
            IndexName name,
            String template,
            List<BulkOperation> operations) {
        return templates
                .ensure(name, template)
                .flatMap(there -> calls.send(operations))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> WriteOutcomes.each(operations.size(), WriteOutcomes.busy(failure)))
                // A limit of the cluster, for example of shards, which an operator has to raise.
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithItem(failure -> WriteOutcomes.each(operations.size(), WriteOutcomes.busy(failure)))
                .onFailure(IndexTemplates.TemplateRefused.class)
                .recoverWithItem(failure -> WriteOutcomes.each(operations.size(), WriteOutcomes.refused(failure)));
    }

    private static <T> List<T> records(SearchResponse<T> found) {
        List<T> records = new ArrayList<>();
        found.hits().hits().forEach(hit -> records.add(Objects.requireNonNull(hit.source(), hit.id())));
        return records;
    }

    private static boolean isNoIndex(Throwable failure) {
        return OpenSearchCall.status(failure) == 404;
    }
}
