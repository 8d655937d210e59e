package org.vitrine.ingest.progress;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** Asks the replica that owns a key. One hop: what it asks for is answered there from there, or not at all. */
@ApplicationScoped
class Neighbours {

    private final HttpClient http;
    private final Duration timeout;
    private final MeterRegistry metrics;

    Neighbours(IngestConfig config, MeterRegistry metrics) {
        this.timeout = config.progress().neighbourTimeout();
        this.metrics = metrics;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Empty on 404. Any other failure is a {@link IngestProblem.ProgressUnavailable}. */
    <T> Optional<T> ask(HostInfo replica, String path, Class<T> type) {
        var uri = URI.create("http://%s:%d%s".formatted(replica.host(), replica.port(), path));
        long start = System.nanoTime();
        boolean answered = false;
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(timeout).build(), HttpResponse.BodyHandlers.ofByteArray());
            answered = answer.statusCode() == 200 || answer.statusCode() == 404;
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(StateSerdes.JSON.readValue(answer.body(), type));
                case 404 -> Optional.empty();
                default -> throw unavailable(replica, "answered " + answer.statusCode());
            };
        } catch (IOException fault) {
            throw unavailable(replica, fault.toString());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw unavailable(replica, "interrupted");
        } finally {
            IngestMetric.NEIGHBOUR_TIME.took(
                    metrics, answered ? "ok" : "failed", Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static RuntimeException unavailable(HostInfo replica, String cause) {
        return new IngestProblem.ProgressUnavailable(
                        "replica %s:%d %s".formatted(replica.host(), replica.port(), cause))
                .exception();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
