package org.vitrine.search.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vitrine.flow.WholeAnswer;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.problem.SearchProblem;

/**
 * HTTP client of index-service that reads the rejected and dead-lettered photographs of a collection, for review queue
 * rejected.
 */
@ApplicationScoped
class FailedPhotographs {

    /** Maximum page size of index-service. */
    private static final int PAGE_SIZE = 1_000;

    /** Maximum number of failures that are counted; if there are more, this number is reported. */
    static final long MAX_COUNT = 10_000;

    private static final Duration COUNT_TTL = Duration.ofSeconds(10);
    private static final int MAX_CACHED_COLLECTIONS = 1_000;

    private final HttpClient http;
    private final String baseUrl;
    private final ReviewConfig config;
    private final Duration retryAfter;
    private final ObjectMapper json;
    private final Cache<String, Long> counts = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED_COLLECTIONS)
            .expireAfterWrite(COUNT_TTL)
            .executor(Runnable::run)
            .build();

    @Inject
    FailedPhotographs(ReviewConfig config, SearchConfig search, ObjectMapper json) {
        this(config, search.retryAfter(), json);
    }

    FailedPhotographs(ReviewConfig config, Duration retryAfter, ObjectMapper json) {
        this.baseUrl = config.indexServiceUrl().toString().replaceAll("/+$", "");
        this.config = config;
        this.retryAfter = retryAfter;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.indexServiceTimeout())
                .build();
    }

    /**
     * A photograph that was rejected or dead-lettered.
     *
     * @param identifier the institution's own name of the photograph; empty if unknown
     * @param stage rejected or dead-lettered
     * @param reasonCode code of the reason, for programs
     * @param sentence what is wrong and what to do about it
     */
    record Failure(
            String imageId,
            Optional<String> identifier,
            String stage,
            Optional<String> reasonCode,
            Optional<String> sentence) {}

    /**
     * One page.
     *
     * @param next cursor of the next page; absent on the last page
     */
    record Failures(List<Failure> failures, Optional<String> next) {}

    /**
     * Reads one page, in the order of imageIds. Fails with a problem if index-service does not answer.
     *
     * @param after cursor of the page before; empty for the first page
     */
    Uni<Failures> page(String collectionId, Optional<String> after) {
        var address = URI.create("%s/v1/progress/collections/%s/failures?limit=%d&after=%s"
                .formatted(baseUrl, encoded(collectionId), PAGE_SIZE, encoded(after.orElse(""))));
        var request = HttpRequest.newBuilder(address)
                .timeout(config.indexServiceTimeout())
                .build();
        return Uni.createFrom()
                .completionStage(() -> WholeAnswer.sendAsync(http, request, HttpResponse.BodyHandlers.ofByteArray()))
                .map(this::read)
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> unavailable());
    }

    /** Counts the failures, up to {@link #MAX_COUNT}. The count is cached for 10 s. */
    Uni<Long> count(String collectionId) {
        var cached = counts.getIfPresent(collectionId);
        return cached != null
                ? Uni.createFrom().item(cached)
                : count(collectionId, Optional.empty(), 0).invoke(found -> counts.put(collectionId, found));
    }

    private Uni<Long> count(String collectionId, Optional<String> after, long before) {
        return page(collectionId, after).chain(page -> {
            long sum = before + page.failures().size();
            return page.next().isEmpty() || sum >= MAX_COUNT
                    ? Uni.createFrom().item(Math.min(sum, MAX_COUNT))
                    : count(collectionId, page.next(), sum);
        });
    }

    private Failures read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw unavailable();
        }
        try {
            return json.readValue(answer.body(), Failures.class);
        } catch (IOException unreadable) {
            throw unavailable();
        }
    }

    private ProblemException unavailable() {
        return new SearchProblem.Unavailable("index-service", retryAfter).exception();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
