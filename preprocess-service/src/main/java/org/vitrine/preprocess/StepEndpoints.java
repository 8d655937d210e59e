package org.vitrine.preprocess;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.vitrine.admission.CpuPermits;
import org.vitrine.events.CollectionProfile;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.WholeAnswer;
import org.vitrine.vision.prepare.Preparation.Encoded;
import org.vitrine.vision.prepare.StepEndpoint;
import org.vitrine.vision.prepare.StepEndpoint.Reply;

/**
 * Calls the endpoints that a collection's profile names for steps of the preparation. The calls go through
 * inference-service, because it makes all calls that cost money or have a quota. A call blocks its thread; meanwhile
 * the thread lends its {@link CpuPermits} to another photograph.
 */
@ApplicationScoped
class StepEndpoints {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private final PreprocessConfig config;
    private final CpuPermits cpuPermits;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final HttpClient http;

    StepEndpoints(
            PreprocessConfig config, FlowConfig flow, CpuPermits cpuPermits, ObjectMapper json, MeterRegistry meters) {
        requireShorterThan(config, "vitrine.preprocess.answer-within", config.answerWithin());
        requireShorterThan(config, "vitrine.flow.attempt-timeout", flow.attemptTimeout());
        this.config = config;
        this.cpuPermits = cpuPermits;
        this.json = json;
        this.meters = meters;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.endpointPatience())
                .build();
    }

    private static void requireShorterThan(PreprocessConfig config, String setting, Duration limit) {
        if (config.endpointPatience().compareTo(limit) >= 0) {
            throw new IllegalStateException(
                    "vitrine.preprocess.endpoint-patience is %s: it must be shorter than %s, %s; lower it, or raise that"
                            .formatted(config.endpointPatience(), setting, limit));
        }
    }

    /**
     * Returns an endpoint for each step that the profile gives one to, by the name of the step. All calls for one
     * photograph share one time budget, {@code vitrine.preprocess.endpoint-patience}.
     *
     * @param image image that is prepared; empty for a query photograph
     */
    Map<String, StepEndpoint> of(CollectionProfile profile, Optional<CataloguedImage> image) {
        var remaining = new AtomicLong(config.endpointPatience().toNanos());
        return profile.getStepEndpoints().keySet().stream()
                .collect(Collectors.toMap(
                        step -> step,
                        step -> picture -> cpuPermits.releasedWhile(
                                () -> call(step, profile.getCollectionId(), image, picture, remaining))));
    }

    private Reply call(
            String step, String collectionId, Optional<CataloguedImage> image, Encoded picture, AtomicLong remaining) {
        long startNanos = System.nanoTime();
        var timeout = Duration.ofNanos(remaining.get());
        var reply = timeout.isPositive()
                ? send(request(step, collectionId, image, picture, timeout), step)
                : timedOut(step);
        remaining.addAndGet(startNanos - System.nanoTime());
        var outcome =
                switch (reply) {
                    case Reply.Picture _, Reply.Rotation _ -> "answered";
                    case Reply.Declined _ -> "declined";
                };
        meters.counter(PreprocessMetric.STEP_ENDPOINT.meterName(), "step", step, "outcome", outcome)
                .increment();
        return reply;
    }

    private Reply send(HttpRequest request, String step) {
        try {
            var answer = WholeAnswer.send(http, request, BodyHandlers.ofByteArray());
            return StepReplyParser.read(step, answer.statusCode(), answer.body(), json);
        } catch (HttpTimeoutException late) {
            return timedOut(step);
        } catch (IOException unreachable) {
            return new Reply.Declined(
                    "inference-service at %s cannot be reached for step %s".formatted(config.inferenceUrl(), step));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Reply.Declined("preprocess-service is stopping");
        }
    }

    private Reply timedOut(String step) {
        return new Reply.Declined(
                "the endpoint for %s did not answer within vitrine.preprocess.endpoint-patience, %d ms"
                        .formatted(step, config.endpointPatience().toMillis()));
    }

    private HttpRequest request(
            String step, String collectionId, Optional<CataloguedImage> image, Encoded picture, Duration remaining) {
        var imageQuery = image.map(one -> "&institution=" + encoded(one.institutionId()) + "&image="
                        + encoded(one.imageId()) + "&version=" + one.version())
                .orElse("");
        return HttpRequest.newBuilder(URI.create("%s/v1/steps/%s?collection=%s%s"
                        .formatted(config.inferenceUrl(), encoded(step), encoded(collectionId), imageQuery)))
                .timeout(remaining)
                .header("Content-Type", step.equals("cut-out") ? JPEG : PNG)
                .POST(BodyPublishers.ofByteArray(picture.toByteArray()))
                .build();
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    void stop(@Observes ShutdownEvent end) {
        http.shutdownNow();
    }
}
