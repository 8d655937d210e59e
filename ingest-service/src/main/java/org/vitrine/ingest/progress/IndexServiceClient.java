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
import java.util.Optional;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** Asks index-service, which keeps journeys and counts. Any of its replicas answers for all. */
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

    /** Empty where index-service knows no such image. */
    Optional<ImageJourney> image(String imageId) {
        return send(get("images/" + imageId), ImageJourney.class);
    }

    /** All zero where nothing was sent with the batch yet. */
    BatchTotals batch(String batchId) {
        return required(get("batches/" + batchId), BatchTotals.class);
    }

    /** Those of the images that index-service knows, at most 1000. */
    List<ImageStage> stages(List<String> imageIds) {
        try {
            var question = StateSerdes.JSON.writeValueAsBytes(new StagesQuestion(imageIds));
            var request = get("images")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(question));
            return required(request, StagesAnswer.class).images();
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** @param group collections/ID or batches/ID */
    FailedImages failures(String group, Optional<String> cursor, int limit) {
        String after = cursor.map(from -> "&after=" + URLEncoder.encode(from, StandardCharsets.UTF_8))
                .orElse("");
        return required(get("%s/failures?limit=%d%s".formatted(group, limit, after)), FailedImages.class);
    }

    private record StagesQuestion(List<String> imageIds) {}

    private record StagesAnswer(List<ImageStage> images) {}

    StatusCounts collections() {
        return required(get("collections"), StatusCounts.class);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + ROOT + path)).timeout(timeout);
    }

    private <T> T required(HttpRequest.Builder request, Class<T> type) {
        return send(request, type).orElseThrow(() -> unavailable("answered 404"));
    }

    /**
     * Empty on 404.
     *
     * @throws org.vitrine.problem.ProblemException progress-unavailable, 503 with Retry-After, on any other failure
     */
    private <T> Optional<T> send(HttpRequest.Builder request, Class<T> type) {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answered = answer.statusCode() == 200 || answer.statusCode() == 404;
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(StateSerdes.JSON.readValue(answer.body(), type));
                case 404 -> Optional.empty();
                default -> throw unavailable("answered " + answer.statusCode());
            };
        } catch (IOException fault) {
            throw unavailable(fault.toString());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        } finally {
            IngestMetric.PROGRESS_TIME.took(
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
