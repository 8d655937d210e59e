package org.vitrine.index.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TopicSettings;

/**
 * A Kafka Streams application of this service, from its start to its stop. It starts only with a state that belongs to
 * its topology ({@link StartPlan}), and replaces stream threads that end ({@link StreamsRestarts}). Thread-safe after
 * the start.
 */
public final class StreamsApplication {

    private static final Logger LOG = Logger.getLogger(StreamsApplication.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final ApplicationDefinition definition;
    private final TopologyTopics topics;
    private final KafkaClientSettings kafka;
    private final Duration kafkaTimeout;
    private final LocalState localState;
    private final KafkaStreams streams;
    private volatile boolean hasRun;

    /** @param kafka settings of the Kafka clients of this service */
    StreamsApplication(
            ApplicationDefinition definition,
            StateConfig state,
            TopicSettings internalTopics,
            KafkaClientSettings kafka,
            Path stateFolder) {
        this.definition = definition;
        this.topics = TopologyTopics.of(definition.topology());
        this.kafka = kafka;
        this.kafkaTimeout = state.kafkaTimeout();
        this.localState = new LocalState(stateFolder, definition.id());
        this.streams = new KafkaStreams(
                definition.topology(), ApplicationSettings.of(definition, state, internalTopics, kafka, stateFolder));
        this.streams.setUncaughtExceptionHandler(
                new StreamsRestarts(definition.id(), state, OutageClassifier::isOutage));
        this.streams.setStateListener((now, _) -> {
            if (now == KafkaStreams.State.RUNNING) {
                hasRun = true;
            }
        });
    }

    /**
     * Makes the state fit the topology, and starts the stream threads. Blocks until Kafka has answered.
     *
     * @throws IllegalStateException if the application must not start; the message has the remedy
     */
    public void start() {
        try (var admin = Admin.create(kafka.ofAdmin(Map.of()))) {
            var topicIds = new ApplicationTopics(admin, definition, topics, kafkaTimeout).prepare();
            localState.keepOnlyOf(topicIds, streams::cleanUp);
        }
        streams.start();
    }

    /** Lets the stream threads end. Returns at once; {@link #stop} waits for the end. */
    void requestStop() {
        streams.close(leaving(Duration.ZERO));
    }

    /** Waits at most 10 s for the end of the stream threads. */
    public void stop() {
        if (!streams.close(leaving(CLOSE_TIMEOUT))) {
            LOG.warnf("application=%s did not stop within %s", definition.id(), CLOSE_TIMEOUT);
        }
    }

    /**
     * Kafka Streams stays in its group by default. Other replicas, and this one after a restart, would then get its
     * partitions only at the end of its session.
     */
    private static CloseOptions leaving(Duration timeout) {
        return CloseOptions.timeout(timeout)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    public KafkaStreams streams() {
        return streams;
    }

    String id() {
        return definition.id();
    }

    /** Whether the application has reached RUNNING once; a later rebalance does not make it unready. */
    boolean isReady() {
        return hasRun && streams.state().isRunningOrRebalancing();
    }

    /** False only in ERROR and PENDING_ERROR, from which an application does not recover without a restart. */
    boolean isAlive() {
        return switch (streams.state()) {
            case ERROR, PENDING_ERROR -> false;
            case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> true;
        };
    }
}
