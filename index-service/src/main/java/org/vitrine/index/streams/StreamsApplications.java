package org.vitrine.index.streams;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TopicSettings;

/**
 * Creates the Kafka Streams applications of this service: join, progress, fold of decisions. All have the same
 * settings, checks, restarts and health checks. Thread-safe.
 */
@Singleton
public final class StreamsApplications {

    private final StateConfig state;
    private final TopicSettings internalTopics;
    private final KafkaClientSettings kafka;
    private final Map<String, StreamsApplication> created = new ConcurrentHashMap<>();

    @Inject
    StreamsApplications(StateConfig state, FlowConfig flow, KafkaClientSettings kafka) {
        this(state, TopicSettings.of(flow.provisioning()), kafka);
    }

    /**
     * @param internalTopics copies of changelog and repartition topics
     * @param kafka settings of the Kafka clients of this service
     */
    StreamsApplications(StateConfig state, TopicSettings internalTopics, KafkaClientSettings kafka) {
        this.state = state;
        this.internalTopics = internalTopics;
        this.kafka = kafka;
    }

    /** Creates an application, which does not run yet. It replaces one of the same id, which must be stopped. */
    public StreamsApplication create(ApplicationDefinition definition) {
        var application = new StreamsApplication(definition, state, internalTopics, kafka, stateFolder());
        created.put(definition.id(), application);
        return application;
    }

    /**
     * Lets all applications end at once, before each waits for its own end: a stream thread that closes its consumer
     * waits until the broker returns the fetch without records.
     */
    void requestStop(@Observes @Priority(1) ShutdownEvent stop) {
        created.values().forEach(StreamsApplication::requestStop);
    }

    Collection<StreamsApplication> all() {
        return List.copyOf(created.values());
    }

    /** Returns the folder of all applications; each has a folder of its id in it. */
    private Path stateFolder() {
        return state.stateFolder()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "vitrine-index-service", "streams"));
    }
}
