package org.vitrine.search.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.RegistryUnavailable;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.search.facts.TopicFollower;

/**
 * The decisions of the last minutes, read from topic {@code decisions}, whichever replica took them. They complement
 * the index, which may not have them yet: every replica finds an acknowledged decision after a restart and while
 * index-service is unavailable.
 */
@ApplicationScoped
class LoggedDecisions {

    private static final Logger LOG = Logger.getLogger(LoggedDecisions.class);

    /**
     * How long a decision is held. Longer than index-service is unavailable at a restart; older decisions are in the
     * index alone.
     */
    private static final Duration RETENTION = Duration.ofMinutes(10);

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** Maximum number of decisions and their subjects together; a subject takes about 200 bytes. */
    private static final long MAX_WEIGHT = 100_000;

    private final Cache<String, Entry> byKey = Caffeine.newBuilder()
            .expireAfterWrite(RETENTION)
            .maximumWeight(MAX_WEIGHT)
            .weigher((String _, Entry entry) -> 1 + entry.decision().subjects().size())
            .build();

    /** Keys are collectionId/itemId. */
    private final Cache<String, Boolean> openedItems = Caffeine.newBuilder()
            .expireAfterWrite(RETENTION)
            .maximumSize(MAX_WEIGHT)
            .build();

    private final Deserializer<Decision> deserializer;
    private final TopicFollower follower;

    /** @param fromLog whether it was read from the topic, so that its place in the order is known */
    private record Entry(IndexedDecision decision, boolean fromLog) {}

    LoggedDecisions(FactSerdes serdes, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.deserializer = serdes.of(Decision.class).deserializer();
        this.follower = new TopicFollower(bootstrapServers, Topic.DECISIONS, Optional.of(RETENTION), this::consume);
    }

    void start(@Observes @Priority(2) StartupEvent start) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent end) {
        follower.stop();
    }

    /**
     * Finds a decision. After a start it blocks until the log is read, and throws Kafka's TimeoutException if that
     * takes too long.
     */
    Optional<IndexedDecision> find(String collectionId, String decisionId) {
        awaitRead();
        return Optional.ofNullable(byKey.getIfPresent(collectionId + '/' + decisionId))
                .map(Entry::decision);
    }

    /** Returns whether one of the decisions opened this item. */
    boolean isOpened(String collectionId, String itemId) {
        awaitRead();
        return openedItems.getIfPresent(collectionId + '/' + itemId) != null;
    }

    /** A decision that Kafka has acknowledged to this replica. The record itself replaces it, once it is read. */
    void addAcknowledged(IndexedDecision decision) {
        String key = decision.collectionId() + '/' + decision.decisionId();
        byKey.asMap().putIfAbsent(key, new Entry(decision, false));
        storeOpened(decision);
    }

    private void storeOpened(IndexedDecision decision) {
        if (decision.kind().equals(DecisionType.OPEN_ITEM.inJson())) {
            decision.value()
                    .flatMap(IndexedDecision.Value::itemId)
                    .ifPresent(itemId -> openedItems.put(decision.collectionId() + '/' + itemId, true));
        }
    }

    private void awaitRead() {
        if (!follower.awaitRead(READ_TIMEOUT)) {
            throw new TimeoutException("the newest decisions were not read from Kafka within " + READ_TIMEOUT);
        }
    }

    /** Stores a decision of the topic unless one of the same id was read before: the first in the log counts. */
    private void consume(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            LOG.errorf("decisions: the record at offset %d has no key and is skipped", record.offset());
        } else if (record.value() == null) {
            byKey.invalidate(record.key());
        } else {
            try {
                var decision = deserializer.deserialize(record.topic(), record.headers(), record.value());
                var read = DecisionFacts.read(decision, record.offset());
                byKey.asMap().merge(record.key(), new Entry(read, true), (old, log) -> old.fromLog() ? old : log);
                storeOpened(read);
            } catch (RegistryUnavailable unavailable) {
                throw unavailable;
            } catch (RuntimeException failure) {
                LOG.errorf(
                        "decisions: the record of '%s' cannot be read as a decision and is skipped: %s",
                        record.key(), failure);
            }
        }
    }
}
