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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;

/**
 * Delays proposals while photographs are ingested, so that new photographs become searchable first. Ingest is active
 * while the newest record of topic {@code embedded} is younger than {@code vitrine.search.propose.settles}. Does not
 * block.
 */
@ApplicationScoped
class IngestActivity {

    private static final Logger LOG = Logger.getLogger(IngestActivity.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final ProposeConfig config;
    private final Admin admin;
    private final Uni<Instant> newestRecord;
    private volatile List<TopicPartition> partitions = List.of();

    IngestActivity(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, ProposeConfig config) {
        this.config = config;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000));
        // All proposals that wait share one request.
        this.newestRecord =
                Uni.createFrom().deferred(this::readNewestRecord).memoize().atLeast(POLL_INTERVAL);
    }

    @PreDestroy
    void close() {
        admin.close(CLOSE_TIMEOUT);
    }

    /** Emits when ingest is not active, and at the latest after {@code vitrine.search.propose.yields-to-ingest}. */
    Uni<Void> awaitQuiet() {
        return Uni.createFrom().deferred(() -> awaitQuiet(System.nanoTime()));
    }

    private Uni<Void> awaitQuiet(long since) {
        if (System.nanoTime() - since >= config.yieldsToIngest().toNanos()) {
            return Uni.createFrom().voidItem();
        }
        return newestRecord.chain(newest -> isActive(newest, Instant.now(), config.settles())
                ? Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(POLL_INTERVAL)
                        .chain(() -> awaitQuiet(since))
                : Uni.createFrom().voidItem());
    }

    /** Returns whether a record is younger than a period. */
    static boolean isActive(Instant newestRecord, Instant now, Duration period) {
        return newestRecord.plus(period).isAfter(now);
    }

    /** Returns the time of the newest record; the epoch if there is none, or if Kafka does not answer. */
    private Uni<Instant> readNewestRecord() {
        return readPartitions()
                .chain(found -> Uni.createFrom().completionStage(() -> admin.listOffsets(found.stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.maxTimestamp())))
                        .all()
                        .toCompletionStage()))
                .map(offsets -> Instant.ofEpochMilli(offsets.values().stream()
                        .mapToLong(ListOffsetsResultInfo::timestamp)
                        .filter(timestamp -> timestamp > 0)
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
