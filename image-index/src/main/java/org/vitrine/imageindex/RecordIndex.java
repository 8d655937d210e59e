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
    private final OpenSearchQueries queries;
    private final PointsInTime pointsInTime;

    RecordIndex(OpenSearchAsyncClient client, IndexConfig config, IndexName name, Class<T> type) {
        this.client = client;
        this.config = config;
        this.name = name;
        this.type = type;
        this.queries = new OpenSearchQueries(client, config);
        this.pointsInTime = new PointsInTime(client, config);
    }

    /**
     * Returns the stored record, including one that searches do not show yet; empty where record or index do not exist.
     */
    Uni<Optional<T>> find(String id) {
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        () -> client.get(g -> g.index(name.value()).id(id), type))
                .map(answer -> Optional.ofNullable(answer.source()))
                .onFailure(RecordIndex::isIndexMissing)
                .recoverWithItem(Optional.empty())
                .onFailure(IndexUnavailable.class)
                .retry()
                .withBackOff(config.readBackoff(), config.readBackoff().multipliedBy(4))
                .atMost(config.readRetries());
    }

    /**
     * Returns a page of records.
     *
     * @param request completes the request with query, sort and position
     * @param cursor returns the cursor of the last record of a full page, for the next page
     */
    Uni<Page<T>> page(UnaryOperator<SearchRequest.Builder> request, int size, Function<T, String> cursor) {
        return queries.search(type, s -> request.apply(s.index(name.value()).size(size)))
                .map(RecordIndex::records)
                .map(found -> new Page<>(
                        found, found.size() < size ? Optional.empty() : Optional.of(cursor.apply(found.getLast()))));
    }

    /** Returns the records that one search finds; the request states its own maximum. */
    Uni<List<T>> all(UnaryOperator<SearchRequest.Builder> request) {
        return queries.search(type, s -> request.apply(s.index(name.value()))).map(RecordIndex::records);
    }

    /**
     * Streams all records that a query finds, in batches, as of the moment when the scan begins: it reads from an
     * OpenSearch point in time, so later writes do not change the result. Where OpenSearch has reached its limit of
     * points in time, it reads the index itself: a record that is written meanwhile may then appear. Reads the next
     * batch when it is requested.
     *
     * @param request completes the request with query and sort
     * @param after returns the sort value of a record
     * @param batchSize maximum number of records of a batch
     * @param limit maximum number of records, after which the stream completes
     */
    Multi<List<T>> scan(
            UnaryOperator<SearchRequest.Builder> request, Function<T, FieldValue> after, int batchSize, long limit) {
        Function<Uni<PointsInTime.Opening>, Uni<Void>> closing = opening -> opening.flatMap(it -> switch (it) {
            case PointsInTime.Opening.Opened(var id) -> pointsInTime.close(id);
            case PointsInTime.Opening.LimitReached() -> Uni.createFrom().voidItem();
            case PointsInTime.Opening.NoIndex() -> Uni.createFrom().voidItem();
        });
        return Multi.createFrom()
                .resource(
                        this::opening,
                        opening -> opening.toMulti().onItem().transformToMultiAndConcatenate(it -> switch (it) {
                            case PointsInTime.Opening.Opened(var id) ->
                                batches(Optional.of(id), request, after, batchSize, limit);
                            case PointsInTime.Opening.LimitReached() ->
                                batches(Optional.empty(), request, after, batchSize, limit);
                            case PointsInTime.Opening.NoIndex() ->
                                Multi.createFrom().empty();
                        }))
                .withFinalizer(closing);
    }

    private Uni<PointsInTime.Opening> opening() {
        return pointsInTime
                .open(name.value(), OpenSearchQueries.keepAlive(config))
                .memoize()
                .indefinitely();
    }

    private Multi<List<T>> batches(
            Optional<String> pointInTime,
            UnaryOperator<SearchRequest.Builder> request,
            Function<T, FieldValue> after,
            int batchSize,
            long limit) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Progress(), progress -> search(pointInTime, s -> {
                            int pageSize = (int) Math.min(batchSize, limit - progress.count);
                            progress.last.ifPresent(last -> s.searchAfter(last));
                            return request.apply(s.size(Math.max(0, pageSize)));
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

    private Uni<SearchResponse<T>> search(Optional<String> pointInTime, UnaryOperator<SearchRequest.Builder> request) {
        return pointInTime
                .map(id -> queries.searchPointInTime(id, type, request))
                .orElseGet(() -> queries.search(type, s -> request.apply(s.index(name.value()))));
    }

    /** The progress of one scan. Not thread-safe: a scan requests one batch at a time. */
    private static final class Progress {

        private Optional<FieldValue> last = Optional.empty();
        private long count;
    }

    /**
     * Writes records, and creates the index first where it does not exist.
     *
     * @param template name of the class path resource with the template of the index
     * @return the outcome of each operation, in the order given
     */
    static Uni<List<WriteOutcome>> write(
            IndexTemplates templates,
            OpenSearchBulk bulkSender,
            IndexName name,
            String template,
            List<BulkOperation> operations) {
        return templates
                .ensure(name, template)
                .flatMap(ensured -> bulkSender.send(operations))
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> WriteOutcomes.repeat(operations.size(), WriteOutcomes.busy(failure)))
                // A limit of the cluster, for example of shards, which an operator has to raise.
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithItem(failure -> WriteOutcomes.repeat(operations.size(), WriteOutcomes.busy(failure)))
                .onFailure(IndexTemplates.TemplateRefused.class)
                .recoverWithItem(failure -> WriteOutcomes.repeat(operations.size(), WriteOutcomes.refused(failure)));
    }

    private static <T> List<T> records(SearchResponse<T> found) {
        List<T> records = new ArrayList<>();
        found.hits().hits().forEach(hit -> records.add(Objects.requireNonNull(hit.source(), hit.id())));
        return records;
    }

    private static boolean isIndexMissing(Throwable failure) {
        return OpenSearchCall.status(failure) == 404;
    }
}
