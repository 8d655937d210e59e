package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Launch of OpenSearch as a single node, through OpenSearch's own main class. */
final class OpenSearchLaunch {

    private OpenSearchLaunch() {}

    static Launch of(Installation installation, PlatformFolder folder, Addresses addresses, List<String> commonFlags) {
        Path home = installation.server(Server.OPENSEARCH);
        Path data = folder.data(Server.OPENSEARCH);
        Path config = folder.config(Server.OPENSEARCH);
        List<String> flags = new ArrayList<>(commonFlags);
        flags.add("--add-modules=jdk.incubator.vector"); // Lucene then computes vector distances with SIMD
        return new Launch(
                Server.OPENSEARCH,
                Installation.jarsIn(home.resolve("lib")),
                "org.opensearch.bootstrap.OpenSearch",
                List.of(),
                flags,
                Map.of(
                        "opensearch.path.home", home.toString(),
                        "opensearch.path.conf", config.toString(),
                        "opensearch.distribution.type", "tar",
                        "opensearch.bundled_jdk", "true",
                        // Turn off native calls: with them OpenSearch refuses to run as root.
                        "jna.nosys", "true",
                        "jna.nounpack", "true",
                        "log4j2.disable.jmx", "true"),
                Map.of(),
                Map.of(
                        config.resolve("opensearch.yml"), node(addresses, data),
                        config.resolve("log4j2.properties"), logging(home)));
    }

    /**
     * Turns off the disk threshold: a laptop's disk is often 90 % full, and OpenSearch would make the indices
     * read-only.
     */
    private static String node(Addresses addresses, Path data) {
        return """
                cluster.name: vitrine
                node.name: vitrine-1
                discovery.type: single-node
                network.host: %s
                http.port: %d
                transport.port: 0
                path.data: "%s"
                path.logs: "%s"
                path.repo: ["%s"]
                cluster.routing.allocation.disk.threshold_enabled: false
                """.formatted(
                        Addresses.HOST,
                        addresses.port(Server.OPENSEARCH),
                        data.resolve("nodes"),
                        data.resolve("logs"),
                        data.resolve("snapshots"));
    }

    private static String logging(Path home) {
        Path file = home.resolve("config").resolve("log4j2.properties");
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new PlatformException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
