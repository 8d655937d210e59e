package org.vitrine.ingest.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.flow.WholeAnswer;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * HTTP client of index-service, which has the journeys and counts. Any replica of index-service answers for all of
 * them. All methods block, and throw {@code progress-unavailable} (503 with Retry-After) where index-service does not
 * answer as expected.
 */
@ApplicationScoped
class IndexServiceClient {

    private static final String ROOT = "/v1/progress/";

    private final HttpClient http;
    private final String baseUrl;
    private final Duration timeout;
    private final MeterRegistry metrics;

    IndexServiceClient(IngestConfig config, MeterRegistry metrics) {
        this.baseUrl = config.indexUrl().toString().replaceAll("/+$", "");
        this.timeout = config.indexTimeout();
        this.metrics = metrics;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Returns the journey of an image; empty where index-service has no such image. */
    Optional<ImageJourney> image(String imageId) {
        return send(get("images/" + imageId), ImageJourney.class);
    }

    /** Returns the counts of a batch; all zero where no photograph was sent with it yet. */
    BatchTotals batch(String batchId) {
        return sendRequired(get("batches/" + batchId), BatchTotals.class);
    }

    /** Returns the stages of at most 1000 images; images that index-service does not have are left out. */
    List<ImageStage> stages(List<String> imageIds) {
        try {
            var body = IngestJson.MAPPER.writeValueAsBytes(new StagesRequest(imageIds));
            var request = get("images")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            return sendRequired(request, StagesResponse.class).images();
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Returns a page of failed images.
     *
     * @param group {@code collections/ID} or {@code batches/ID}
     * @param cursor {@code next} of the page before; empty for the first page
     */
    FailedImages failures(String group, Optional<String> cursor, int limit) {
        String after = cursor.map(from -> "&after=" + URLEncoder.encode(from, StandardCharsets.UTF_8))
                .orElse("");
        return sendRequired(get("%s/failures?limit=%d%s".formatted(group, limit, after)), FailedImages.class);
    }

    private record StagesRequest(List<String> imageIds) {}

    private record StagesResponse(List<ImageStage> images) {}

    /** Returns what an institution has stored; zero where it has stored nothing. */
    StoredAmount stored(String institutionId) {
        return sendRequired(get("institutions/" + institutionId), StoredAmount.class);
    }

    /** Returns what each institution has stored, by institution. */
    Map<String, StoredAmount> stored() {
        return sendRequired(get("institutions"), InstitutionsResponse.class).institutions();
    }

    private record InstitutionsResponse(Map<String, StoredAmount> institutions) {}

    StatusCounts collections() {
        return sendRequired(get("collections"), StatusCounts.class);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + ROOT + path)).timeout(timeout);
    }

    private <T> T sendRequired(HttpRequest.Builder request, Class<T> type) {
        return send(request, type).orElseThrow(() -> unavailable("answered 404"));
    }

    /**
     * Sends a request; empty on 404.
     *
     * @throws org.vitrine.problem.ProblemException progress-unavailable, 503 with Retry-After, on any other failure
     */
    private <T> Optional<T> send(HttpRequest.Builder request, Class<T> type) {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            var response = WholeAnswer.send(http, request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answered = response.statusCode() == 200 || response.statusCode() == 404;
            return switch (response.statusCode()) {
                case 200 -> Optional.of(IngestJson.MAPPER.readValue(response.body(), type));
                case 404 -> Optional.empty();
                default -> throw unavailable("answered " + response.statusCode());
            };
        } catch (IOException fault) {
            throw unavailable(fault.toString());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        } finally {
            IngestMetric.PROGRESS_TIME.recordDuration(
                    metrics, answered ? "ok" : "failed", Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private RuntimeException unavailable(String cause) {
        return new IngestProblem.ProgressUnavailable("%s %s".formatted(baseUrl, cause)).exception();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
