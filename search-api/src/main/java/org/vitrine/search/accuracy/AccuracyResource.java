package org.vitrine.search.accuracy;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.problem.RequestParameters;

/**
 * HTTP resource that reports how often searches of a collection are right, measured by the decisions of people. The
 * decisions that were read are cached per collection and {@code since}, for {@code vitrine.search.accuracy.kept}.
 */
@Path("/v1/collections/{collectionId}/accuracy")
@Tag(name = "Review")
class AccuracyResource {

    private static final int MAX_CACHED = 200;

    private final ReadableCollections readableCollections;
    private final EvidenceScan scan;
    private final AsyncCache<CacheKey, EvidenceScan.ScannedAnswers> cache;

    AccuracyResource(ReadableCollections readableCollections, EvidenceScan scan, AccuracyConfig config) {
        this.readableCollections = readableCollections;
        this.scan = scan;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfterWrite(config.kept())
                .executor(Runnable::run)
                .buildAsync();
    }

    private record CacheKey(String collectionId, Optional<Instant> since) {}

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "getAccuracy",
            summary = "How often answers were right, by what people decided",
            description =
                    "For each specimen the last decision about its item counts (attach, detach, open-item, none-of-these),"
                            + " if it is not undone and states what was on the screen. top1 and hitAt8 are shares of the decisions"
                            + " that attach. The calibration uses every best score that was shown; it is wrong where nothing was"
                            + " attached. Bins have equally many answers. An answer is cached for vitrine.search.accuracy.kept (30 s).")
    public Uni<LiveAccuracy> get(
            @RestPath String collectionId,
            @Parameter(description = "Earliest time of a decision, such as 2026-03-01T00:00:00Z.") @RestQuery
                    Optional<String> since,
            @Parameter(description = "Only decisions for which this model made statements: provider/name@version.")
                    @RestQuery
                    Optional<String> model,
            @Parameter(name = "class", description = "Only decisions that attach to this item.") @RestQuery("class")
                    Optional<String> itemClass) {
        readableCollections.find(collectionId);
        var key = new CacheKey(collectionId, RequestParameters.time("since", since));
        return Uni.createFrom()
                .completionStage(() -> cache.get(
                        key, (_, _) -> scan.read(collectionId, key.since()).subscribeAsCompletionStage()))
                .map(read ->
                        LiveAccuracy.of(chosen(read.answers(), present(model), present(itemClass)), read.complete()));
    }

    private static List<JudgedAnswer> chosen(
            List<JudgedAnswer> answers, Optional<String> model, Optional<String> itemClass) {
        return answers.stream()
                .filter(answer -> model.isEmpty() || answer.models().contains(model.get()))
                .filter(answer -> itemClass.isEmpty() || answer.item().equals(itemClass))
                .toList();
    }

    private static Optional<String> present(Optional<String> given) {
        return given.filter(it -> !it.isBlank());
    }
}
