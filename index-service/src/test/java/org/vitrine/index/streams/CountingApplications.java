package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TopicSettings;

/**
 * Releases and replicas of one application with a {@link CountingTopology}, on topics of their own, and the counts that
 * are right for the records sent. A record that is lost or processed twice changes a count.
 */
final class CountingApplications implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final int PARTITIONS = 3;

    /**
     * A stop waits for the fetch that the broker holds, and a store without records is restored once a poll without
     * records has ended.
     */
    private static final Map<String, Object> SHORT_WAITS = Map.of(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
            100,
            StreamsConfig.POLL_MS_CONFIG,
            50);

    private static final TopicSettings ONE_COPY =
            new TopicSettings((short) 1, 1, Duration.ofDays(1), Duration.ofDays(1));

    final String group = "topology-" + UUID.randomUUID();
    final String facts = "facts-" + UUID.randomUUID();
    final String counted = "counted-" + UUID.randomUUID();
    final Map<String, Long> sentByImage = new HashMap<>();
    final Map<String, Long> sentByPlace = new HashMap<>();

    private final KafkaClientSettings kafka;
    private final List<StreamsApplication> created = new ArrayList<>();

    /** Creates the topics. */
    CountingApplications(String bootstrapServers) throws Exception {
        this.kafka = KafkaClientSettings.ofBrokers(bootstrapServers);
        try (var admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(facts, PARTITIONS, (short) 1), new NewTopic(counted, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    Admin admin() {
        return Admin.create(kafka.ofAdmin(Map.of()));
    }

    Topology byImage() {
        return CountingTopology.byImage(facts, counted);
    }

    Topology byImageAndPlace() {
        return CountingTopology.byImageAndPlace(facts, counted);
    }

    ApplicationDefinition definition(Topology topology) {
        return new ApplicationDefinition(
                group, topology, Duration.ofMillis(100), Set.of(), Set.of(), Set.of(), SHORT_WAITS);
    }

    /** Returns the applications of one replica. */
    StreamsApplications replica(Path stateFolder) {
        return new StreamsApplications(new QuickStateConfig(Optional.of(stateFolder)), ONE_COPY, kafka);
    }

    StreamsApplication create(StreamsApplications replica, Topology topology) {
        var application = replica.create(definition(topology));
        created.add(application);
        return application;
    }

    StreamsApplication start(StreamsApplications replica, Topology topology) {
        var application = create(replica, topology);
        application.start();
        return application;
    }

    /** Returns the state of the group in Kafka; empty where there is no such group. */
    Optional<GroupState> groupState() throws Exception {
        try (var admin = admin()) {
            return admin.listGroups().all().get().stream()
                    .filter(listed -> listed.groupId().equals(group))
                    .findFirst()
                    .flatMap(GroupListing::groupState);
        }
    }

    /** Sends records of ten images, in turn, and waits for their acknowledgement. */
    void send(int records) throws Exception {
        var settings = kafka.ofProducer(Map.of());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                String image = "img-" + i % 10;
                String place = "place-" + i % 4;
                producer.send(new ProducerRecord<>(facts, image, place)).get();
                sentByImage.merge(image, 1L, Long::sum);
                sentByPlace.merge(place, 1L, Long::sum);
            }
        }
    }

    /** Waits until a store has these counts and no other. */
    static void awaitCounts(StreamsApplication application, String store, Map<String, Long> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counts(application, store)).isEqualTo(expected));
    }

    /** Returns the content of a store; empty while it is being restored. */
    private static Map<String, Long> counts(StreamsApplication application, String name) {
        Map<String, Long> found = new HashMap<>();
        try {
            var store = application
                    .streams()
                    .store(StoreQueryParameters.fromNameAndType(
                            name, QueryableStoreTypes.<String, Long>keyValueStore()));
            try (var all = store.all()) {
                all.forEachRemaining(entry -> found.put(entry.key, entry.value));
            }
        } catch (InvalidStateStoreException notYet) {
            return Map.of();
        }
        return found;
    }

    /** Stops all applications. */
    @Override
    public void close() {
        created.forEach(StreamsApplication::stop);
    }
}
