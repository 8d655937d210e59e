package org.vitrine.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends each program a request that it can answer only when it is ready: Kafka a Metadata request, the S3 store a
 * signed list of buckets, every other program an HTTP request for its health or system information.
 */
final class ReadinessProbe implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int MAX_EXCERPT_LENGTH = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * Sends the request. Blocks; connecting and answering may take 3 s each.
     *
     * @return empty where the program gave the expected answer, otherwise what was wrong
     */
    Optional<String> check(Program program, Addresses addresses) throws InterruptedException {
        try {
            return switch (program) {
                case Server.KAFKA -> KafkaMetadata.probe(addresses.host(), addresses.port(Server.KAFKA), TIMEOUT);
                case Server.REGISTRY -> get(addresses.registryUrl() + "/system/info");
                case Server.OPENSEARCH ->
                    get(addresses.indexUrl() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
                case Server.S3 -> list(addresses.storeEndpoint());
                case Service service -> get(addresses.http(service) + "/q/health/ready");
            };
        } catch (IOException unreachable) {
            String message = unreachable.getMessage();
            String kind = unreachable.getClass().getSimpleName();
            return Optional.of(message == null ? kind : kind + ": " + message);
        }
    }

    private Optional<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /**
     * Lists the buckets with a signed request, to detect a store of another process that does not accept the local
     * account.
     */
    private Optional<String> list(URI store) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(store.resolve("/"));
        new AwsSignature(LocalAccount.ACCESS_KEY, LocalAccount.SECRET_KEY, LocalAccount.REGION, Clock.systemUTC())
                .of(store)
                .forEach(request::header);
        return send(request);
    }

    private Optional<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CompleteResponse.send(http, request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == OK) {
            return Optional.empty();
        }
        String body = response.body();
        String excerpt = body.length() > MAX_EXCERPT_LENGTH ? body.substring(0, MAX_EXCERPT_LENGTH) + "…" : body;
        return Optional.of("HTTP status " + response.statusCode() + " " + excerpt.replaceAll("\\s+", " "));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
