package org.vitrine.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;

/** Reads topics from their beginning, and writes what other services would. */
@ApplicationScoped
public class FlowProbe {

    private static final Duration POLL = Duration.ofMillis(200);

    private final FactSerdes serdes;
    private final String bootstrapServers;

    FlowProbe(FactSerdes serdes, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.serdes = serdes;
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record of a key that is in the topic now. */
    public <T extends SpecificRecord> List<ConsumerRecord<String, T>> of(Topic topic, Class<T> type, String key) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "probe-" + UUID.randomUUID());
        try (var consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), serdes.of(type).deserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, T>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    public <T extends SpecificRecord> void send(Topic topic, Class<T> type, String key, T fact) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(
                settings, new StringSerializer(), serdes.of(type).serializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, fact));
        }
    }
}
