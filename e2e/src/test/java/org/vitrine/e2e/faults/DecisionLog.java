package org.vitrine.e2e.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactDeserializer;
import org.vitrine.platform.Addresses;

/** Reads the decisions of a collection directly from topic {@code decisions}, independently of Vitrine's services. */
final class DecisionLog {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(300);

    private DecisionLog() {}

    /** Returns all records of the collection in the order of the log, with repeated ones. */
    static List<LoggedDecision> read(Addresses addresses, String collection) {
        var log = new ArrayList<LoggedDecision>();
        try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", addresses.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                var deserializer = deserializer(addresses.registryUrl())) {
            String topic = Topic.DECISIONS.topicName();
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var endOffsets = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < endOffsets.getOrDefault(it, 0L))) {
                for (var record : consumer.poll(POLL_TIMEOUT)) {
                    if (record.key().startsWith(collection + '/') && record.value() != null) {
                        log.add(new LoggedDecision(
                                deserializer.deserialize(topic, record.headers(), record.value()), record.offset()));
                    }
                }
            }
        }
        return log;
    }

    private static FactDeserializer<Decision> deserializer(URI registry) {
        var deserializer = new FactDeserializer<Decision>();
        deserializer.configure(
                Map.of(
                        "apicurio.registry.url",
                        registry.toString(),
                        "apicurio.registry.use-specific-avro-reader",
                        "true"),
                false);
        return deserializer;
    }
}
