package org.vitrine.imageindex;

import static org.vitrine.imageindex.Aggregates.required;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.Conflicts;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Reads summaries of the leases of a collection, and deletes old leases; {@link LeaseIndex} writes them. Used by
 * search-api.
 */
@ApplicationScoped
public class LeaseReports {

    /**
     * The maximum number of leased or recently done tasks that a report lists. Of more, some are offered to people, and
     * the lease is refused when they take them.
     */
    private static final int MAX_NOT_OFFERED = 5_000;

    /** Most queues in a report; more than {@link ReviewQueue} has. */
    private static final int MAX_QUEUES = 20;

    private static final String QUEUES = "queues";
    private static final String LEASED = "leased";
    private static final String DONE = "done";
    private static final String RECENT = "recent";
    private static final String MINUTES = "minutes";

    private final OpenSearchAsyncClient client;
    private final OpenSearchQueries queries;
    private final IndexConfig config;

    LeaseReports(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.queries = new OpenSearchQueries(client, config);
        this.config = config;
    }

    /**
     * Reads the report of a collection.
     *
     * @param now time to which leases are compared
     * @param doneSince tasks done after this time are hidden
     * @param workSince minutes of work before this time are left out
     */
    public Uni<LeaseReport> of(String collectionId, Instant now, Instant doneSince, Instant workSince) {
        var notOffered = either(unexpired(now), laterThan("doneAt", doneSince));
        return queries.search(TaskIdOnly.class, s -> s.index(LeaseIndex.NAME.value())
                        .size(MAX_NOT_OFFERED)
                        .query(ofCollection(collectionId))
                        .postFilter(notOffered)
                        .source(o -> o.filter(f -> f.includes("taskId")))
                        .aggregations(LEASED, a -> a.filter(unexpired(now))
                                .aggregations(
                                        QUEUES,
                                        q -> q.terms(t -> t.field("queue").size(MAX_QUEUES))))
                        .aggregations(DONE, a -> a.filter(f -> f.exists(e -> e.field("doneAt"))))
                        .aggregations(RECENT, a -> a.filter(laterThan("doneAt", workSince))
                                .aggregations(
                                        MINUTES,
                                        m -> m.dateHistogram(h -> h.field("doneAt")
                                                .fixedInterval(i -> i.time("1m"))
                                                .minDocCount(1)))))
                .map(LeaseReports::read);
    }

    /** The part of a lease document that a search for hidden tasks requests. */
    record TaskIdOnly(String taskId) {}

    /** Deletes the leases that expired before this time, of all collections; returns how many. */
    public Uni<Long> deleteExpired(Instant endedBefore) {
        return OpenSearchCall.uni(
                        config.requestTimeout(),
                        () -> client.deleteByQuery(d -> d.index(LeaseIndex.NAME.value())
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .conflicts(Conflicts.Proceed)
                                .query(q ->
                                        q.range(r -> r.field("leasedUntil").lt(JsonData.of(endedBefore.toString()))))))
                .map(answer -> answer.deleted() == null ? 0L : answer.deleted());
    }

    private static LeaseReport read(SearchResponse<TaskIdOnly> found) {
        if (found.aggregations().isEmpty()) {
            return LeaseReport.empty();
        }
        var notOffered = new LinkedHashSet<String>();
        for (var hit : found.hits().hits()) {
            if (hit.source() != null) {
                notOffered.add(hit.source().taskId());
            }
        }
        return new LeaseReport(
                leasedByQueue(required(found.aggregations(), LEASED)),
                notOffered,
                required(found.aggregations(), DONE).filter().docCount(),
                workMinutes(required(found.aggregations(), RECENT)));
    }

    private static Map<String, Long> leasedByQueue(Aggregate leased) {
        var counts = new LinkedHashMap<String, Long>();
        for (var bucket : required(leased.filter().aggregations(), QUEUES)
                .sterms()
                .buckets()
                .array()) {
            counts.put(bucket.key(), bucket.docCount());
        }
        return counts;
    }

    private static List<LeaseReport.WorkMinute> workMinutes(Aggregate recent) {
        List<LeaseReport.WorkMinute> minutes = new ArrayList<>();
        var histogram = required(recent.filter().aggregations(), MINUTES).dateHistogram();
        for (var bucket : histogram.buckets().array()) {
            minutes.add(new LeaseReport.WorkMinute(Instant.ofEpochMilli(bucket.key()), bucket.docCount()));
        }
        return minutes.stream()
                .sorted(Comparator.comparing(LeaseReport.WorkMinute::start).reversed())
                .toList();
    }

    private static Query ofCollection(String collectionId) {
        return Query.of(q ->
                q.bool(b -> b.filter(f -> f.term(t -> t.field("collectionId").value(FieldValue.of(collectionId))))));
    }

    private static Query unexpired(Instant now) {
        return Query.of(q -> q.bool(b -> b.filter(laterThan("leasedUntil", now))
                .filter(f -> f.term(t -> t.field("released").value(FieldValue.of(false))))));
    }

    private static Query laterThan(String field, Instant time) {
        return Query.of(q -> q.range(r -> r.field(field).gt(JsonData.of(time.toString()))));
    }

    private static Query either(Query one, Query other) {
        return Query.of(q -> q.bool(b -> b.should(one).should(other).minimumShouldMatch("1")));
    }
}
