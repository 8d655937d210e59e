package org.vitrine.index.progress;

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
import org.vitrine.flow.WholeAnswer;
import org.vitrine.index.metric.IndexMetric;
import org.vitrine.index.streams.StoreJson;

/**
 * HTTP client for requests to other replicas of index-service, see {@link ReplicaResource}. The other replica answers
 * from its own stores only and never forwards a request, so there is at most one hop. Blocks until the answer or the
 * timeout.
 */
@ApplicationScoped
class PeerReplicas {

    private final HttpClient http;
    private final Duration timeout;
    private final MeterRegistry metrics;

    PeerReplicas(ProgressConfig config, MeterRegistry metrics) {
        this.timeout = config.neighbourTimeout();
        this.metrics = metrics;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Sends a GET; empty on 404. Throws {@link ProgressProblem.Unavailable} as an exception on any other failure. */
    <T> Optional<T> call(HostInfo replica, String path, Class<T> type) {
        return send(replica, request(replica, path), type);
    }

    /** Sends a POST with a JSON body. Throws {@link ProgressProblem.Unavailable} as an exception on any failure. */
    <T> T call(HostInfo replica, String path, Object requestBody, Class<T> type) {
        var body = HttpRequest.BodyPublishers.ofByteArray(ReplicaJson.bytes(requestBody));
        return send(
                        replica,
                        request(replica, path)
                                .header("Content-Type", "application/json")
                                .POST(body),
                        type)
                .orElseThrow(() -> unavailable(replica, "answered 404"));
    }

    private HttpRequest.Builder request(HostInfo replica, String path) {
        return HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(replica.host(), replica.port(), path)))
                .timeout(timeout);
    }

    private <T> Optional<T> send(HostInfo replica, HttpRequest.Builder request, Class<T> type) {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            var answer = WholeAnswer.send(http, request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answered = answer.statusCode() == 200 || answer.statusCode() == 404;
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(StoreJson.MAPPER.readValue(answer.body(), type));
                case 404 -> Optional.empty();
                default -> throw unavailable(replica, "answered " + answer.statusCode());
            };
        } catch (IOException failure) {
            throw unavailable(replica, failure.toString());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw unavailable(replica, "interrupted");
        } finally {
            IndexMetric.REPLICA_REQUEST_TIME
                    .timer(metrics, "outcome", answered ? "ok" : "failed")
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static RuntimeException unavailable(HostInfo replica, String cause) {
        return new ProgressProblem.Unavailable("replica %s:%d %s".formatted(replica.host(), replica.port(), cause))
                .exception();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
