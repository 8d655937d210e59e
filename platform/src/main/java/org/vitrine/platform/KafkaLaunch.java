package org.vitrine.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Launch of Apache Kafka as a single node that is both broker and controller, sized for a laptop. */
final class KafkaLaunch {

    private static final String MAIN = "org.vitrine.platform.kafka.KafkaNode";

    /**
     * Interval at which an idle controller writes a record without content, with a flush to the disk. Only observers on
     * other nodes need it; the default is 500 ms.
     */
    private static final String METADATA_IDLE_INTERVAL_MS = "5000";

    private KafkaLaunch() {}

    static Launch of(
            Installation installation,
            PlatformFolder folder,
            Addresses addresses,
            int controllerPort,
            List<String> flags) {
        Path config = folder.config(Server.KAFKA);
        Path node = config.resolve("node.properties");
        Path logging = config.resolve("log4j2.properties");
        return new Launch(
                Server.KAFKA,
                Installation.jarsIn(installation.server(Server.KAFKA).resolve("lib")),
                MAIN,
                List.of(node.toString()),
                flags,
                Map.of("log4j2.configurationFile", logging.toString(), "log4j2.disable.jmx", "true"),
                Map.of(),
                Map.of(node, Launches.propertiesFile(node(folder, addresses, controllerPort)), logging, LOGGING));
    }

    private static Map<String, String> node(PlatformFolder folder, Addresses addresses, int controllerPort) {
        String broker = addresses.bootstrapServers();
        String controller = Addresses.HOST + ":" + controllerPort;
        Map<String, String> node = new HashMap<>();
        node.put("process.roles", "broker,controller");
        node.put("node.id", "1");
        node.put("controller.quorum.voters", "1@" + controller);
        node.put("controller.listener.names", "CONTROLLER");
        node.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        node.put("advertised.listeners", "PLAINTEXT://" + broker);
        node.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        node.put("inter.broker.listener.name", "PLAINTEXT");
        node.put("log.dirs", folder.data(Server.KAFKA).toString());
        node.putAll(singleNode());
        return node;
    }

    /** Returns the settings of a single small node that are the same for a process and for a container. */
    static Map<String, String> singleNode() {
        Map<String, String> node = new HashMap<>();
        node.put("auto.create.topics.enable", "false");
        node.put("metadata.max.idle.interval.ms", METADATA_IDLE_INTERVAL_MS);
        for (String copies : List.of(
                "default.replication.factor",
                "min.insync.replicas",
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr")) {
            node.put(copies, "1");
        }
        node.putAll(SMALL);
        node.putAll(SHORT_TIMEOUTS);
        return node;
    }

    /**
     * Fewer threads, partitions and buffers than by default: the log cleaner's buffer alone takes 128 MiB of heap by
     * default.
     */
    private static final Map<String, String> SMALL = Map.of(
            "num.partitions", "4",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.num.partitions", "4",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "4",
            "num.recovery.threads.per.data.dir", "1",
            "log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20),
            "log.segment.bytes", Integer.toString(64 << 20));

    /**
     * Shorter timeouts, so that Kafka detects killed processes within seconds. By default the session of a killed
     * broker blocks its id for 9 s, which delays every restart after a kill, and killed group members keep their
     * partitions for 45 s.
     */
    private static final Map<String, String> SHORT_TIMEOUTS = shortTimeouts();

    private static Map<String, String> shortTimeouts() {
        Map<String, String> settings = new HashMap<>();
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        for (String group : List.of("group.consumer.", "group.streams.")) {
            settings.put(group + "min.session.timeout.ms", "6000");
            settings.put(group + "session.timeout.ms", "6000");
            settings.put(group + "min.heartbeat.interval.ms", "1000");
            settings.put(group + "heartbeat.interval.ms", "1500");
        }
        return settings;
    }

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%n
            rootLogger.level = warn
            rootLogger.appenderRef.console.ref = console
            logger.node.name = kafka.server.KafkaRaftServer
            logger.node.level = info
            """;
}
