package org.vitrine.platform;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Vitrine's own services: name, usual port, heap and the servers that each needs. The name is also that of the Maven
 * module, whose build puts the jars into {@code target/quarkus-app}.
 */
public enum Service implements Program {
    MODEL_SERVER("model-server", 8105, 256, Set.of()),
    INGEST("ingest-service", 8101, 192, Set.of(Server.KAFKA, Server.REGISTRY, Server.S3)),
    PREPROCESS("preprocess-service", 8102, 320, Set.of(Server.KAFKA, Server.REGISTRY, Server.S3)),
    INFERENCE("inference-service", 8103, 160, Set.of(Server.KAFKA, Server.REGISTRY, Server.S3)),
    INDEX("index-service", 8104, 224, Set.of(Server.KAFKA, Server.REGISTRY, Server.OPENSEARCH)),
    SEARCH("search-api", 8100, 192, Set.of(Server.KAFKA, Server.REGISTRY, Server.OPENSEARCH, Server.S3));

    private final String programName;
    private final int defaultPort;
    private final int heapMiB;
    private final Set<Program> dependencies;

    Service(String programName, int defaultPort, int heapMiB, Set<Program> dependencies) {
        this.programName = programName;
        this.defaultPort = defaultPort;
        this.heapMiB = heapMiB;
        this.dependencies = dependencies;
    }

    @Override
    public String programName() {
        return programName;
    }

    @Override
    public int defaultPort() {
        return defaultPort;
    }

    @Override
    public int heapMiB() {
        return heapMiB;
    }

    @Override
    public Set<Program> dependencies() {
        return dependencies;
    }

    /** Leaves out OpenSearch: it is the slowest to start, and no service needs it before the first search or write. */
    @Override
    public Set<Program> startsAfter() {
        return dependencies.stream()
                .filter(program -> program != Server.OPENSEARCH)
                .collect(Collectors.toUnmodifiableSet());
    }
}
