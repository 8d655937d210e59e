package org.vitrine.benchmarks.serving;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vitrine.platform.CompleteResponse;

/** A process of model-server, as deployed, on the serving cores. It needs the built {@code quarkus-run.jar}. */
final class ServerProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final Process process;
    private final URI address;
    private final Path log;

    private ServerProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * Starts model-server on a free port and blocks until it is ready.
     *
     * @throws IOException if it is not built, or not ready within 3 minutes
     */
    static ServerProcess start(Path root, Path models, ServingCores cores) throws IOException, InterruptedException {
        var jar = root.resolve("model-server/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " does not exist; build it with mvn -Dquick -pl model-server -am package");
        }
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var log = Files.createTempFile("model-server-", ".log");
        var builder = new ProcessBuilder(cores.onServerCores(List.of(
                        BareRateProcesses.JAVA,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("VITRINE_MODELS_FOLDER", models.toString());
        var server = new ServerProcess(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        server.awaitReady();
        return server;
    }

    URI address() {
        return address;
    }

    /** Processor time that the process has used, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Peak resident memory of the process, in MB; 0 where the system does not report it. */
    long peakMegabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private void awaitReady() throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                var answer = CompleteResponse.send(
                        http,
                        HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                                .timeout(PROBE_TIMEOUT)
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // The port is not bound yet: retried until the deadline.
            }
            Thread.sleep(POLL_INTERVAL);
        }
        close();
        throw new IOException("model-server did not become ready; its log is " + log);
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
