package org.vitrine.index.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.events.Decision;
import org.vitrine.events.Model;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionPartition;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;
import org.vitrine.index.TestTopics;
import org.vitrine.index.samples.ImageFactSamples;

/**
 * Writes the photographs and decisions of one collection to their topics, and reads its log of decisions. Each specimen
 * has one photograph; its stated item is {@code stated}.
 */
final class DecisionTopics implements AutoCloseable {

    private final String bootstrapServers;
    private final String collection;
    private final Model model;
    private final TestTopics topics;
    private final KafkaProducer<String, byte[]> producer;

    /**
     * Opens producers, which {@link #close} ends.
     *
     * @param model model whose vectors the photographs have
     */
    DecisionTopics(String bootstrapServers, FactSerdes serdes, String collection, Model model) {
        this.bootstrapServers = bootstrapServers;
        this.collection = collection;
        this.model = model;
        this.topics = new TestTopics(bootstrapServers, serdes);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    static String specimen(int number) {
        return "s-" + number;
    }

    /** Writes the photographs of specimens 0 to {@code images} − 1, with all their facts. */
    void post(int images) {
        for (int i = 0; i < images; i++) {
            var image = new ImageFactSamples("img-" + i + "-" + collection, collection, model);
            topics.sendAsync(Topic.IMAGE_ARRIVED, image.imageId(), image.arrived(1, "a", specimen(i), "stated"));
            topics.sendAsync(Topic.PREPROCESSED, image.imageId(), image.preprocessed(1, "a"));
            topics.sendAsync(Topic.CLASSIFIED, image.imageId(), image.classified(1, "a"));
            topics.sendAsync(Topic.EMBEDDED, image.imageId(), image.embedded(1, "a", 1, i));
        }
        topics.awaitAll();
    }

    /** Writes decisions of a person, whose name is the seed, on random specimens: four of five attach, others undo. */
    void decide(String person, int decisions, int specimens) {
        var random = new Random(person.hashCode());
        for (int i = 0; i < decisions; i++) {
            String id = person + "-" + i;
            send(
                    i > 0 && random.nextInt(5) == 0
                            ? DecisionLogSamples.undo(id, person, person + "-" + random.nextInt(i))
                            : DecisionLogSamples.attach(
                                    id, person, "item-" + random.nextInt(5), specimen(random.nextInt(specimens))));
        }
    }

    void send(Decision decision) {
        var mine = DecisionLogSamples.in(collection, decision);
        try {
            String topic = Topic.DECISIONS.topicName();
            int partition = CollectionPartition.of(
                    collection, producer.partitionsFor(topic).size());
            producer.send(new ProducerRecord<>(topic, partition, collection + "/" + mine.getDecisionId(), bytes(mine)))
                    .get();
        } catch (Exception failure) {
            throw new AssertionError("could not write a decision", failure);
        }
    }

    /** Synchronised, because a test simulates two people on two threads. */
    private byte[] bytes(Decision decision) {
        synchronized (topics) {
            return topics.bytes(Topic.DECISIONS, decision);
        }
    }

    /** Reads the decisions of the collection from the topic. */
    List<LoggedDecision> log() {
        List<LoggedDecision> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                ReaderSettings.of(KafkaClientSettings.ofBrokers(bootstrapServers), Map.of()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var format = topics.format(Decision.class).deserializer();
            String topic = Topic.DECISIONS.topicName();
            var partition = new TopicPartition(
                    topic,
                    CollectionPartition.of(
                            collection, consumer.partitionsFor(topic).size()));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var decision = format.deserialize(topic, record.value());
                    if (decision.getCollectionId().equals(collection)) {
                        found.add(new LoggedDecision(decision, record.offset()));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        topics.close();
        producer.close();
    }
}
