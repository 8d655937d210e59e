package org.vitrine.platform;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The container image of each server, for tests with containers. The defaults are the images that the projects publish;
 * system property {@code vitrine.containers.SERVER} names another one, for instance of a mirror.
 *
 * @param names image name with tag, by server
 */
record ContainerImages(Map<Server, String> names) {

    private static final String PROPERTY = "vitrine.containers.";

    ContainerImages {
        names = Map.copyOf(names);
    }

    /**
     * Reads the images from settings.
     *
     * @param settings value by system property name; null where the property is not set
     */
    static ContainerImages from(UnaryOperator<String> settings) {
        Map<Server, String> names = new EnumMap<>(Server.class);
        for (Server server : Server.values()) {
            String configured = settings.apply(PROPERTY + server.programName());
            names.put(server, configured == null || configured.isBlank() ? published(server) : configured.strip());
        }
        return new ContainerImages(names);
    }

    String of(Server server) {
        String name = names.get(server);
        if (name == null) {
            throw new IllegalArgumentException("no image is configured for " + server.programName());
        }
        return name;
    }

    /**
     * Returns the published image, with the version that the build uses for server processes. S3Proxy publishes no
     * version tags that match Maven's.
     */
    private static String published(Server server) {
        return switch (server) {
            case KAFKA -> "apache/kafka:4.2.1";
            case REGISTRY -> "apicurio/apicurio-registry:3.3.3";
            case OPENSEARCH -> "opensearchproject/opensearch:3.5.0";
            case S3 -> "andrewgaul/s3proxy:latest";
        };
    }
}
