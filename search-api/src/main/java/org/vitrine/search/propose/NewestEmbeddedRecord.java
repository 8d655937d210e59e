package org.vitrine.search.propose;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.flow.KafkaClientSettings;

/** Reads from Kafka the timestamp of the newest record of topic {@code embedded}. Does not block. */
@ApplicationScoped
class NewestEmbeddedRecord {

    private static final Logger LOG = Logger.getLogger(NewestEmbeddedRecord.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Admin admin;
    private final Uni<Instant> timestamp;
    private volatile List<TopicPartition> partitions = List.of();

    NewestEmbeddedRecord(KafkaClientSettings kafka) {
        this.admin = Admin.create(kafka.ofAdmin(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000)));
        // All proposals that wait share one request.
        this.timestamp =
                Uni.createFrom().deferred(this::readTimestamp).memoize().atLeast(IngestActivity.POLL_INTERVAL);
    }

    @PreDestroy
    void close() {
        admin.close(CLOSE_TIMEOUT);
    }

    /**
     * Emits the timestamp, at most {@link IngestActivity#POLL_INTERVAL} old; the epoch if there is no record, or if
     * Kafka does not answer.
     */
    Uni<Instant> timestamp() {
        return timestamp;
    }

    private Uni<Instant> readTimestamp() {
        return readPartitions()
                .chain(found -> Uni.createFrom().completionStage(() -> admin.listOffsets(found.stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.maxTimestamp())))
                        .all()
                        .toCompletionStage()))
                .map(offsets -> Instant.ofEpochMilli(offsets.values().stream()
                        .mapToLong(ListOffsetsResultInfo::timestamp)
                        .filter(millis -> millis > 0)
                        .max()
                        .orElse(0)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("proposals do not wait for ingest: offsets of %s: %s", Topic.EMBEDDED, failure);
                    return Instant.EPOCH;
                });
    }

    private Uni<List<TopicPartition>> readPartitions() {
        if (!partitions.isEmpty()) {
            return Uni.createFrom().item(partitions);
        }
        String topic = Topic.EMBEDDED.topicName();
        return Uni.createFrom()
                .completionStage(() ->
                        admin.describeTopics(List.of(topic)).allTopicNames().toCompletionStage())
                .map(topics -> topics.values().stream()
                        .flatMap(it -> it.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList())
                .invoke(found -> partitions = found);
    }
}
