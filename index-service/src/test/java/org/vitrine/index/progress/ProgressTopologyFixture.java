package org.vitrine.index.progress;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.BatchPosting;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.ImageOwner;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.streams.StoreJson;

/**
 * The progress topology without brokers, at {@link ProgressFacts#NOON}: tests write its inputs and read its stores.
 *
 * @param counters the counters that the topology fills
 */
record ProgressTopologyFixture(TopologyTestDriver driver, StageCounters counters) implements AutoCloseable {

    static ProgressTopologyFixture at(Path stateFolder) {
        var counters = new StageCounters();
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "progress-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        var topology = new ProgressTopology(
                        ProgressTopologyFixture::serde,
                        counters,
                        ProgressFacts.RETENTION,
                        Stores::inMemoryKeyValueStore)
                .build();
        return new ProgressTopologyFixture(new TopologyTestDriver(topology, settings, ProgressFacts.NOON), counters);
    }

    @SuppressWarnings("unchecked") // the schema of the topic decides the class
    static Serde<SpecificRecord> serde(Topic topic) {
        try {
            var type = Class.forName(topic.schema().getFullName()).asSubclass(SpecificRecord.class);
            return (Serde<SpecificRecord>) FactSerdes.inMemory(type);
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void pipe(Topic topic, String imageId, SpecificRecord fact) {
        driver.createInputTopic(
                        topic.topicName(), new StringSerializer(), serde(topic).serializer())
                .pipeInput(imageId, fact);
    }

    void post(String imageId, String batchId, BatchPosting batchPosting) {
        driver.createInputTopic(
                        JsonTopics.BATCH_ITEMS,
                        new StringSerializer(),
                        StoreJson.serde(JourneyEvent.UploadedWithBatch.class).serializer())
                .pipeInput(
                        imageId,
                        new JourneyEvent.UploadedWithBatch(new ImageOwner("coins", "museum-a"), batchId, batchPosting));
    }

    void sendDeadLetter(Topic topic, String imageId, byte[] value) {
        var headers = new RecordHeaders();
        headers.add("dead-letter-reason", "S3 is unavailable".getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(
                        topic.deadLetterTopicName(),
                        new StringSerializer(),
                        Serdes.ByteArray().serializer())
                .pipeInput(new TestRecord<>(imageId, value, headers, ProgressFacts.NOON.plusSeconds(30)));
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    Journey journey(String imageId) {
        return driver.<String, Journey>getKeyValueStore(ProgressTopology.IMAGE_JOURNEY)
                .get(imageId);
    }

    List<FailedImage> collectionFailures() {
        return values(ProgressTopology.IMAGE_FAILURE);
    }

    List<BatchItem> batchFailures() {
        return values(ProgressTopology.BATCH_FAILURE);
    }

    private <T> List<T> values(String store) {
        try (var all = driver.<String, T>getKeyValueStore(store).all()) {
            var values = new ArrayList<T>();
            all.forEachRemaining(entry -> values.add(entry.value));
            return values;
        }
    }

    /** Returns the keys of a store, in their order. */
    List<String> keys(String store) {
        try (var all = driver.<String, Object>getKeyValueStore(store).all()) {
            var keys = new ArrayList<String>();
            all.forEachRemaining(entry -> keys.add(entry.key));
            return keys;
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
