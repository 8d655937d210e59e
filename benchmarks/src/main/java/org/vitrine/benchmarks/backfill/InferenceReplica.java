package org.vitrine.benchmarks.backfill;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.CompleteResponse;
import org.vitrine.platform.Installation;
import org.vitrine.platform.LocalAccount;
import org.vitrine.platform.Service;

/**
 * A process of inference-service, with the heap size that the platform gives it. It needs the built
 * {@code quarkus-run.jar}.
 */
final class InferenceReplica implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private InferenceReplica(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a replica on a free port; does not wait until it is ready.
     *
     * @param servers addresses of Kafka, registry and store
     * @param remote address of the stub of Rekognition and SageMaker
     * @param log file for its output
     */
    static InferenceReplica start(Installation installation, Addresses servers, URI remote, Path log)
            throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var jar = installation.root().resolve("inference-service/target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(List.of(
                        JAVA, "-Xmx" + Service.INFERENCE.heapMiB() + "m", "-XX:+UseSerialGC", "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("VITRINE_REGISTRY_URL", servers.registryUrl().toString());
        environment.put("VITRINE_STORE_ENDPOINT", servers.storeEndpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", LocalAccount.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", LocalAccount.SECRET_KEY);
        environment.put("AWS_REGION", LocalAccount.REGION);
        environment.put("VITRINE_INFERENCE_REKOGNITION_ENDPOINT", remote.toString());
        environment.put("VITRINE_INFERENCE_SAGEMAKER_ENDPOINT", remote.toString());
        return new InferenceReplica(builder.start(), URI.create("http://127.0.0.1:" + port));
    }

    URI address() {
        return address;
    }

    /**
     * Blocks until the replica is healthy.
     *
     * @throws IOException if it ends, or is not healthy within 3 minutes
     */
    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!isHealthy()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IOException("inference-service at %s did not become ready within %s; read its log"
                        .formatted(address, START_TIMEOUT));
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    /** Whether the replica is live and ready, by the health checks that a cluster uses. */
    boolean isHealthy() throws InterruptedException {
        return is200("/q/health/live") && is200("/q/health/ready");
    }

    private boolean is200(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return CompleteResponse.send(http, request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException doesNotAnswer) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
