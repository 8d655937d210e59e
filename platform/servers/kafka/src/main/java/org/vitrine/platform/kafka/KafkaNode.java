package org.vitrine.platform.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * Main class that formats the data folder of a Kafka node and runs broker and controller, by the two classes that
 * {@code kafka-storage.sh} and {@code kafka-server-start.sh} call. So the first start needs one JVM instead of two.
 */
final class KafkaNode {

    // A constant, so that a start with an existing data folder is a restart and never a new cluster.
    private static final String CLUSTER_ID = "dml0cmluZS1sb2NhbC0wMQ";

    private KafkaNode() {}

    /** @param arguments one argument: path of the properties file of the node */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument, the node's properties file, got "
                    + arguments.length + ": " + String.join(" ", arguments));
        }
        Path file = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        formatOnce(file, Path.of(properties.getProperty("log.dirs")));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-kafka"));
        server.startup();
        server.awaitShutdown();
    }

    private static void formatOnce(Path file, Path logFolder) throws IOException {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(logFolder);
        int status = StorageTool.execute(
                new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", file.toString(), "--ignore-formatted"},
                System.out);
        if (status != 0) {
            throw new IllegalStateException("formatting " + logFolder + " ended with status " + status);
        }
    }
}
