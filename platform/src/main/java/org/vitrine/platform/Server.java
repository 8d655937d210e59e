package org.vitrine.platform;

import java.util.Set;

/** The servers of other projects that Vitrine uses: name, usual port and heap of each. */
public enum Server implements Program {
    /** Apache Kafka, one KRaft node. */
    KAFKA("kafka", 19092, 160),
    /** Apicurio Registry on an H2 file. */
    REGISTRY("registry", 18081, 144),
    /** OpenSearch with its k-NN plugin. */
    OPENSEARCH("opensearch", 19200, 512),
    /** S3Proxy, which stores objects in a folder. */
    S3("s3", 19000, 128);

    private final String programName;
    private final int defaultPort;
    private final int heapMiB;

    Server(String programName, int defaultPort, int heapMiB) {
        this.programName = programName;
        this.defaultPort = defaultPort;
        this.heapMiB = heapMiB;
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
        return Set.of();
    }
}
