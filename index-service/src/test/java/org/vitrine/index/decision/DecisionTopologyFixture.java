package org.vitrine.index.decision;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Decided;
import org.vitrine.events.Decision;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Item;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;

/** The decision topology without brokers, for collection {@code coins}: tests write its inputs and read its outputs. */
final class DecisionTopologyFixture implements AutoCloseable {

    private static final String APPLICATION = "decisions-test";

    private static final DecisionTopology.SerdeSource IN_MEMORY = new DecisionTopology.SerdeSource() {
        @Override
        public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
            return FactSerdes.inMemory(fact);
        }
    };

    private final Map<String, Item> seen = new HashMap<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Decision> decisions;
    private final TestInputTopic<String, ImageArrived> arrivals;
    private final TestInputTopic<String, ImageWithdrawn> withdrawals;
    private final TestInputTopic<String, CollectionProfile> profiles;
    private final TestOutputTopic<String, Decided> decided;
    private final TestOutputTopic<String, Item> items;

    DecisionTopologyFixture(Path stateFolder) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        driver = new TopologyTestDriver(
                new DecisionTopology(IN_MEMORY, Stores::inMemoryKeyValueStore).build(), settings);
        decisions = input(driver, Topic.DECISIONS, Decision.class);
        arrivals = input(driver, Topic.IMAGE_ARRIVED, ImageArrived.class);
        withdrawals = input(driver, Topic.IMAGE_WITHDRAWN, ImageWithdrawn.class);
        profiles = input(driver, Topic.COLLECTIONS, CollectionProfile.class);
        decided = output(driver, Topic.DECIDED, Decided.class);
        items = output(driver, Topic.ITEMS, Item.class);
    }

    private static <T extends SpecificRecord> TestInputTopic<String, T> input(
            TopologyTestDriver driver, Topic topic, Class<T> type) {
        return driver.createInputTopic(
                topic.topicName(), new StringSerializer(), IN_MEMORY.of(type).serializer());
    }

    private static <T extends SpecificRecord> TestOutputTopic<String, T> output(
            TopologyTestDriver driver, Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                topic.topicName(), new StringDeserializer(), IN_MEMORY.of(type).deserializer());
    }

    void take(Decision decision) {
        decisions.pipeInput("coins/" + decision.getDecisionId(), decision);
    }

    void erase(String decisionId) {
        decisions.pipeInput(new TestRecord<>("coins/" + decisionId, null));
    }

    void arrive(String imageId, int version, String specimenId, @Nullable String itemId) {
        arrivals.pipeInput(imageId, DecisionLogSamples.arrival(imageId, version, specimenId, itemId));
    }

    void withdraw(String imageId, int version) {
        withdrawals.pipeInput(imageId, new ImageWithdrawn(imageId, "coins", "museum", version, "", Instant.EPOCH));
    }

    /** Publishes a profile that requires so many people for one attachment. */
    void requireConfirmations(int required) {
        profiles.pipeInput("coins", profile(required));
    }

    boolean noStateIsSent() {
        return decided.isEmpty();
    }

    boolean noItemIsSent() {
        return items.isEmpty();
    }

    /** Returns the newest decided states sent since the last call, by imageId. */
    Map<String, Decided> newestStates() {
        Map<String, Decided> all = new HashMap<>();
        decided.readKeyValuesToList().forEach(sent -> all.put(sent.key, sent.value));
        return all;
    }

    /** Returns the newest items sent since the start, by collectionId/itemId. */
    Map<String, Item> newestItems() {
        items.readKeyValuesToList().forEach(sent -> seen.put(sent.key, sent.value));
        return new HashMap<>(seen);
    }

    /** Returns the values that a store has written to its changelog since the last call. */
    List<byte[]> changelog(String store) {
        var records = driver.createOutputTopic(
                "%s-%s-changelog".formatted(APPLICATION, store), new StringDeserializer(), new ByteArrayDeserializer());
        return records.readValuesToList();
    }

    static <T> T of(Map<String, T> all, String key) {
        return Optional.ofNullable(all.get(key)).orElseThrow();
    }

    private static CollectionProfile profile(int required) {
        return CollectionProfile.newBuilder()
                .setCollectionId("coins")
                .setTitle("Coins")
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(List.of())
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(true)
                        .setMinConfidence(0.5)
                        .setMaxLabels(10)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(
                        EndpointReference.newBuilder().setEndpoint("relief").build())
                .setFacets(List.of())
                .setAccess("public")
                .setRequiredConfirmations(required)
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    @Override
    public void close() {
        driver.close();
    }
}
