package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests that an application whose consumer group used the streams protocol continues with the classic protocol and
 * another topology, from its committed offsets and with its state. The previous release kept the journeys with the
 * streams protocol.
 */
@WithServers(Server.KAFKA)
class GroupProtocolIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String group = "upgrade-" + UUID.randomUUID();
    private final String facts = "facts-" + UUID.randomUUID();
    private final String more = "more-" + UUID.randomUUID();

    @Test
    void aGroupOfTheStreamsProtocolGoesOnUnderTheClassicOneWithAnotherTopology(
            Addresses addresses, @TempDir Path folder) throws Exception {
        // Given
        try (var admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(facts, 2, (short) 1), new NewTopic(more, 2, (short) 1)))
                    .all()
                    .get();
        }
        send(addresses, facts, "img-a");
        try (var before = streams(addresses, folder.resolve("before"), "streams", List.of(facts))) {
            before.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(count(before, "img-a")).contains(1L));
        }

        // When
        try (var after = streams(addresses, folder.resolve("after"), "classic", List.of(facts, more))) {
            after.start();
            send(addresses, more, "img-a");

            // Then: one record from the state, one new; records read before are not read again
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(count(after, "img-a")).contains(2L));
        }
    }

    private KafkaStreams streams(Addresses addresses, Path folder, String protocol, List<String> topics) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.bootstrapServers());
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        return new KafkaStreams(topology(topics), settings);
    }

    private static Topology topology(List<String> topics) {
        var builder = new StreamsBuilder();
        builder.stream(topics, Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey()
                .count(
                        Named.as("count"),
                        Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as("counts")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Long()));
        return builder.build();
    }

    private static Optional<Long> count(KafkaStreams streams, String key) {
        try {
            return Optional.ofNullable(streams.store(StoreQueryParameters.fromNameAndType(
                            "counts", QueryableStoreTypes.<String, Long>keyValueStore()))
                    .get(key));
        } catch (InvalidStateStoreException notYet) {
            return Optional.empty();
        }
    }

    private static void send(Addresses addresses, String topic, String key) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", addresses.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, "x")).get();
        }
    }
}
