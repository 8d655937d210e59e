package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes all present records of the topics to their indexes, beside the writer of the service. For tests. */
@ApplicationScoped
public class IndexRebuild {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final BulkWrite images;
    private final ItemWrite items;
    private final DecisionWrite decisions;
    private final WriterConfig config;
    private final String bootstrapServers;

    IndexRebuild(
            BulkWrite images,
            ItemWrite items,
            DecisionWrite decisions,
            WriterConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.images = images;
        this.items = items;
        this.decisions = decisions;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    public void images() throws InterruptedException {
        writeAll(images);
    }

    public void items() throws InterruptedException {
        writeAll(items);
    }

    public void decisions() throws InterruptedException {
        writeAll(decisions);
    }

    private void writeAll(BatchSink<?> sink) throws InterruptedException {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "rebuild-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false",
                        // The close of a consumer waits for the fetch that the broker holds.
                        "fetch.max.wait.ms",
                        "20"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var ends = consumer.endOffsets(consumer.partitionsFor(sink.topic().topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (var session = new DocumentSession<>(consumer, sink, config, state -> {}, new LagGauge())) {
            session.run(() -> System.nanoTime() < deadline && !isComplete(consumer, ends));
            assertThat(isComplete(consumer, ends)).isTrue();
        }
    }

    private static boolean isComplete(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return consumer.assignment().containsAll(ends.keySet())
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
