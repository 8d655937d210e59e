package org.vitrine.inference.stage;

import static org.awaitility.Awaitility.await;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.FactSerdes;
import org.vitrine.store.ImageStore;

/** Plays the part of preprocess-service for tests of the stage, and reads the resulting events. */
@ApplicationScoped
class InferenceFixture {

    /** Trace of all events that tests send. */
    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final StoredPhotographs photographs;
    private final CollectionProfiles profiles;
    private final InferenceTopics topics;
    private final Set<String> collections = new HashSet<>();

    InferenceFixture(
            ImageStore store,
            FactSerdes serdes,
            CollectionProfiles profiles,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.photographs = new StoredPhotographs(store);
        this.profiles = profiles;
        this.topics = new InferenceTopics(bootstrapServers, serdes);
    }

    @PreDestroy
    void close() {
        topics.close();
    }

    InferenceTopics topics() {
        return topics;
    }

    StoredPhotographs photographs() {
        return photographs;
    }

    /**
     * Sends the event of a photograph. Before the first one of a collection it publishes a profile, if the test has
     * published none: a stage that reads a photograph before the profile looks for it again only after two seconds.
     */
    void send(Preprocessed fact) {
        if (!collections.contains(fact.getCollectionId())) {
            publish(TestCollection.of(fact.getCollectionId()));
        }
        topics.send(Topic.PREPROCESSED, fact.getImageId(), fact, TRACEPARENT);
    }

    void send(List<Preprocessed> facts) {
        facts.forEach(this::send);
    }

    /** Publishes a profile and waits until the service has it. */
    void publish(CollectionProfile profile) {
        collections.add(profile.getCollectionId());
        topics.send(Topic.COLLECTIONS, profile.getCollectionId(), profile, TRACEPARENT);
        await("profile of " + profile.getCollectionId())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(TIMEOUT)
                .until(() -> profiles.find(profile.getCollectionId()).isPresent());
    }

    /** Waits for the record of an image. */
    <T extends SpecificRecord> ConsumerRecord<String, T> theOne(Topic topic, Class<T> type, String imageId) {
        return topics.theOne(topic.topicName(), type, imageId, TIMEOUT);
    }

    /** Waits for the dead letter of an image that the stage could not process. */
    ConsumerRecord<String, Preprocessed> deadLetter(String imageId) {
        return topics.theOne(Topic.PREPROCESSED.deadLetterTopicName(), Preprocessed.class, imageId, TIMEOUT);
    }

    /** Whether the stage has dead-lettered the image until now. */
    boolean isDeadLettered(String imageId) {
        return topics.seen(Topic.PREPROCESSED.deadLetterTopicName(), imageId);
    }

    /** Returns the present number of vectors of an image. */
    int vectors(String imageId) {
        return topics.count(Topic.EMBEDDED.topicName(), imageId);
    }

    /** Returns how many of the photographs have a vector now. */
    int embedded(List<Preprocessed> facts) {
        var keys = topics.keys(Topic.EMBEDDED.topicName());
        return (int)
                facts.stream().filter(fact -> keys.contains(fact.getImageId())).count();
    }

    static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
