package org.vitrine.search.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
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

    private final LoggedOpenings openings = new LoggedOpenings(RETENTION, MAX_WEIGHT);

    private final Deserializer<Decision> deserializer;
    private final TopicFollower follower;

    /** @param fromLog whether it was read from the topic, so that its place in the order is known */
    private record Entry(IndexedDecision decision, boolean fromLog) {}

    LoggedDecisions(FactSerdes serdes, KafkaClientSettings kafka) {
        this.deserializer = serdes.of(Decision.class).deserializer();
        this.follower = new TopicFollower(kafka, Topic.DECISIONS, Optional.of(RETENTION), this::consume);
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

    /**
     * Returns whether the opening of an item has effect. Blocks like {@link #find}.
     *
     * @param indexed decisionIds of the openings that the index has
     */
    ItemOpening opening(String collectionId, String itemId, Collection<String> indexed) {
        awaitRead();
        return openings.find(collectionId, itemId, indexed);
    }

    /** A decision that Kafka has acknowledged to this replica. The record itself replaces it, once it is read. */
    void addAcknowledged(IndexedDecision decision) {
        String key = decision.collectionId() + '/' + decision.decisionId();
        byKey.asMap().putIfAbsent(key, new Entry(decision, false));
        openings.add(decision);
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
            Optional.ofNullable(byKey.asMap().remove(record.key()))
                    .map(Entry::decision)
                    .ifPresent(openings::remove);
        } else {
            try {
                var decision = deserializer.deserialize(record.topic(), record.headers(), record.value());
                var read = DecisionFacts.read(decision, record.offset());
                byKey.asMap().merge(record.key(), new Entry(read, true), (old, log) -> old.fromLog() ? old : log);
                openings.add(read);
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
