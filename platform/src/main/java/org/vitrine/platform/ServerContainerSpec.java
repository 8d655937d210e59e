package org.vitrine.platform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a container engine needs to run one server: image, port and the environment variables of the published image.
 *
 * @param server the server
 * @param image image name with tag
 * @param containerPort TCP port inside the container
 * @param environment environment variables
 */
record ServerContainerSpec(Server server, String image, int containerPort, Map<String, String> environment) {

    private static final int KAFKA_PORT = 9092;
    private static final int REGISTRY_PORT = 8080;
    private static final int OPENSEARCH_PORT = 9200;
    private static final int S3_PORT = 8080;

    ServerContainerSpec {
        environment = Map.copyOf(environment);
    }

    /**
     * Returns the specification of one server.
     *
     * @param addresses addresses at which clients reach the published ports; Kafka advertises its own address to
     *     clients
     */
    static ServerContainerSpec of(Server server, ContainerImages images, Addresses addresses) {
        String image = images.of(server);
        return switch (server) {
            case KAFKA -> new ServerContainerSpec(server, image, KAFKA_PORT, kafka(addresses.bootstrapServers()));
            case REGISTRY -> new ServerContainerSpec(server, image, REGISTRY_PORT, Map.of("QUARKUS_LOG_LEVEL", "WARN"));
            case OPENSEARCH -> new ServerContainerSpec(server, image, OPENSEARCH_PORT, openSearch());
            case S3 -> new ServerContainerSpec(server, image, S3_PORT, s3());
        };
    }

    private static Map<String, String> kafka(String advertised) {
        Map<String, String> node = new HashMap<>(KafkaLaunch.singleNode());
        String controller = "localhost:" + (KAFKA_PORT + 1);
        node.put("node.id", "1");
        node.put("process.roles", "broker,controller");
        node.put("controller.quorum.voters", "1@" + controller);
        node.put("controller.listener.names", "CONTROLLER");
        node.put("listeners", "PLAINTEXT://:" + KAFKA_PORT + ",CONTROLLER://" + controller);
        node.put("advertised.listeners", "PLAINTEXT://" + advertised);
        node.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        node.put("inter.broker.listener.name", "PLAINTEXT");
        node.put("log.dirs", "/tmp/kafka-logs");
        Map<String, String> environment = new HashMap<>();
        node.forEach((name, value) -> environment.put(kafkaVariable(name), value));
        environment.put("KAFKA_HEAP_OPTS", "-Xmx256m -XX:+UseSerialGC");
        return environment;
    }

    /** Returns the environment variable of a broker setting, by the rule of the apache/kafka image. */
    static String kafkaVariable(String setting) {
        return "KAFKA_"
                + setting.toUpperCase(Locale.ROOT)
                        .replace("_", "__")
                        .replace("-", "___")
                        .replace(".", "_");
    }

    private static Map<String, String> openSearch() {
        return Map.of(
                "discovery.type", "single-node",
                "network.host", "0.0.0.0",
                "cluster.routing.allocation.disk.threshold_enabled", "false",
                "DISABLE_SECURITY_PLUGIN", "true",
                "DISABLE_INSTALL_DEMO_CONFIG", "true",
                "OPENSEARCH_JAVA_OPTS", "-Xms512m -Xmx512m");
    }

    private static Map<String, String> s3() {
        return Map.of(
                "S3PROXY_ENDPOINT",
                "http://0.0.0.0:" + S3_PORT,
                "S3PROXY_AUTHORIZATION",
                "aws-v2-or-v4",
                "S3PROXY_IDENTITY",
                LocalAccount.ACCESS_KEY,
                "S3PROXY_CREDENTIAL",
                LocalAccount.SECRET_KEY,
                "JCLOUDS_PROVIDER",
                "filesystem-nio2",
                "JCLOUDS_FILESYSTEM_BASEDIR",
                "/data");
    }
}
