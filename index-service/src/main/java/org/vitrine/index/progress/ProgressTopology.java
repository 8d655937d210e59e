package org.vitrine.index.progress;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.streams.StoreJson;
import org.vitrine.index.streams.StoreSupplier;

/**
 * Builds the Kafka Streams topology of the progress: journeys by image, then their states by batch.
 *
 * <p>All input topics are keyed by imageId and have the same number of partitions, so one task processes all records of
 * an image without repartitioning. Only the states for batches are repartitioned, by batchId.
 */
final class ProgressTopology {

    // The name of a store is part of the name of its changelog topic: renaming one is a data migration.
    static final String IMAGE_JOURNEY = "image-journey";
    static final String IMAGE_STAGE = "image-stage";
    static final String IMAGE_FAILURE = "image-failure";
    static final String IMAGE_ORIGINAL = "image-original";
    static final String BATCH_ITEM = "batch-item";
    static final String BATCH_FAILURE = "batch-failure";
    static final String BATCH_NEWEST = "batch-newest";
    static final String ITEMS_BY_BATCH = "items-by-batch";

    /** Topics whose records are about images and can be dead-lettered. */
    static final List<Topic> DEAD_LETTERABLE =
            Arrays.stream(Topic.values()).filter(Topic::isKeyedByImage).toList();

    private final Serdes.StringSerde stringSerde = new Serdes.StringSerde();
    private final Function<Topic, Serde<? extends SpecificRecord>> facts;
    private final StageCounters stageCounters;
    private final ProgressRetention retention;
    private final StoreSupplier stores;

    /** @param facts serde of the values of each topic */
    ProgressTopology(
            Function<Topic, Serde<? extends SpecificRecord>> facts,
            StageCounters stageCounters,
            ProgressRetention retention,
            StoreSupplier stores) {
        this.facts = facts;
        this.stageCounters = stageCounters;
        this.retention = retention;
        this.stores = stores;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        builder.addStateStore(store(IMAGE_JOURNEY, StoreJson.serde(Journey.class)));
        builder.addStateStore(store(IMAGE_STAGE, stringSerde));
        builder.addStateStore(store(IMAGE_FAILURE, StoreJson.serde(FailedImage.class)));
        builder.addStateStore(store(IMAGE_ORIGINAL, Serdes.Long()));
        builder.addStateStore(store(BATCH_ITEM, stringSerde));
        builder.addStateStore(store(BATCH_FAILURE, StoreJson.serde(BatchItem.class)));
        builder.addStateStore(store(BATCH_NEWEST, Serdes.Long()));

        events(builder)
                .process(
                        () -> new JourneyStateUpdater(stageCounters, retention),
                        Named.as("journey-keeper"),
                        IMAGE_JOURNEY,
                        IMAGE_STAGE,
                        IMAGE_FAILURE,
                        IMAGE_ORIGINAL)
                .repartition(Repartitioned.<String, BatchItem>as(ITEMS_BY_BATCH)
                        .withKeySerde(stringSerde)
                        .withValueSerde(StoreJson.serde(BatchItem.class)))
                .process(
                        () -> new BatchStateUpdater(stageCounters, retention),
                        Named.as("batch-keeper"),
                        BATCH_ITEM,
                        BATCH_FAILURE,
                        BATCH_NEWEST);
        return builder.build();
    }

    private KStream<String, JourneyEvent> events(StreamsBuilder builder) {
        KStream<String, JourneyEvent> all = facts(
                        builder, Topic.IMAGE_ARRIVED, ImageArrived.class, JourneyFacts::arrived)
                .merge(facts(builder, Topic.PREPROCESSED, Preprocessed.class, JourneyFacts::preprocessed))
                .merge(facts(builder, Topic.CLASSIFIED, Classified.class, JourneyFacts::classified))
                .merge(facts(builder, Topic.EMBEDDED, Embedded.class, JourneyFacts::embedded))
                .merge(facts(builder, Topic.INDEXED, Indexed.class, JourneyFacts::indexed))
                .merge(facts(builder, Topic.IMAGE_REJECTED, ImageRejected.class, JourneyFacts::rejected))
                .merge(facts(builder, Topic.IMAGE_WITHDRAWN, ImageWithdrawn.class, JourneyFacts::withdrawn))
                .merge(batchUploads(builder));
        for (Topic topic : DEAD_LETTERABLE) {
            all = all.merge(deadLetters(builder, topic));
        }
        return all;
    }

    private <T extends SpecificRecord> KStream<String, JourneyEvent> facts(
            StreamsBuilder builder, Topic topic, Class<T> type, Function<T, JourneyEvent> toEvent) {
        return builder.stream(topic.topicName(), Consumed.with(stringSerde, facts.apply(topic)))
                .filter((imageId, fact) -> imageId != null && fact != null)
                .mapValues(fact -> toEvent.apply(type.cast(fact)));
    }

    private KStream<String, JourneyEvent> batchUploads(StreamsBuilder builder) {
        return builder.stream(
                        JsonTopics.BATCH_ITEMS,
                        Consumed.with(stringSerde, StoreJson.serde(JourneyEvent.UploadedWithBatch.class)))
                .mapValues(posted -> posted);
    }

    private KStream<String, JourneyEvent> deadLetters(StreamsBuilder builder, Topic topic) {
        var serde = facts.apply(topic);
        return builder.stream(topic.deadLetterTopicName(), Consumed.with(stringSerde, Serdes.ByteArray()))
                .filter((imageId, _) -> imageId != null)
                .processValues(() -> new DeadLetterReader(topic, serde.deserializer()));
    }

    /**
     * Builds a store with cache, so that an entry which changes several times between two commits is written once, such
     * as the stage of an image or the newest event of a batch.
     */
    private <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(stores.named(name), stringSerde, values)
                .withCachingEnabled();
    }
}
