package org.vitrine.e2e.faults;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Program;
import org.vitrine.platform.Service;

/**
 * A second replica of ingest-service: the packaged service, started with the environment of the running one and another
 * port. Linux only, because it reads the environment of a process from {@code /proc}.
 */
record IngestReplica(Process process, Addresses addresses) implements AutoCloseable {

    static IngestReplica beside(ProcessHandle first, Addresses addresses) throws IOException {
        var environment = environment(first);
        int port = freePort();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var jar = Installation.find()
                .root()
                .resolve("ingest-service")
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var log = Path.of("target", "ingest-replica.log");
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(
                        java.toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Map<Program, Integer> ports = new HashMap<>(addresses.ports());
        ports.put(Service.INGEST, port);
        return new IngestReplica(builder.start(), new Addresses(ports));
    }

    private static Map<String, String> environment(ProcessHandle process) throws IOException {
        var text = Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>();
        List<String> assignments = new ArrayList<>(List.of(text.split("\0")));
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
