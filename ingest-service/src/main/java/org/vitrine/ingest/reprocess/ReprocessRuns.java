package org.vitrine.ingest.reprocess;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.ImageDocument;
import org.vitrine.flow.FactSerdes;
import org.vitrine.ingest.collection.CollectionLeader;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.collection.ProfileUpdater;

/**
 * Keeps a {@link ReprocessRun} for each collection whose profile states that its photographs are reprocessed. The
 * leading replica ({@link CollectionLeader}) announces photographs and writes the end into the profile; the others only
 * count. Checks the profiles every second on a thread of its own.
 */
@ApplicationScoped
class ReprocessRuns {

    private static final Logger LOG = Logger.getLogger(ReprocessRuns.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final CollectionRegistry collectionRegistry;
    private final ProfileUpdater changes;
    private final CollectionLeader leader;
    private final ReprocessAnnouncer announcer;
    private final InFlightPhotographs inFlight;
    private final ReprocessConfig config;
    private final FactSerdes serdes;
    private final String bootstrapServers;
    private final Map<String, ReprocessRun> runs = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread watch = Thread.ofPlatform().daemon().name("reprocess").unstarted(this::watch);

    ReprocessRuns(
            CollectionRegistry collectionRegistry,
            ProfileUpdater changes,
            CollectionLeader leader,
            ReprocessAnnouncer announcer,
            InFlightPhotographs inFlight,
            ReprocessConfig config,
            FactSerdes serdes,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.collectionRegistry = collectionRegistry;
        this.changes = changes;
        this.leader = leader;
        this.announcer = announcer;
        this.inFlight = inFlight;
        this.config = config;
        this.serdes = serdes;
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent start) {
        watch.start();
    }

    void stop(@Observes ShutdownEvent end) {
        ended.countDown();
        runs.values().forEach(ReprocessRun::end);
    }

    /** Returns how far a collection is; empty where its turn has not come yet. */
    Optional<ReprocessRun.Counts> counts(String collectionId) {
        return Optional.ofNullable(runs.get(collectionId)).map(ReprocessRun::counts);
    }

    private void watch() {
        try {
            while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                checkAll();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkAll() {
        try {
            boolean leads = leader.leads();
            collectionRegistry.all().forEach(profile -> look(profile, leads));
            runs.keySet().removeIf(this::isGone);
        } catch (RuntimeException failure) {
            LOG.warnf("reprocess: %s; checked again in %s", failure, LOOK);
        }
    }

    private void look(CollectionProfile profile, boolean leads) {
        String id = profile.getCollectionId();
        var running = Optional.ofNullable(runs.get(id));
        if (profile.getReprocessing() == null) {
            running.ifPresent(run -> {
                run.end();
                runs.remove(id, run);
            });
        } else if (running.filter(run -> run.isOf(profile, leads)).isEmpty()) {
            running.ifPresent(ReprocessRun::end);
            if (running.isPresent() || runs.size() < config.collections()) {
                begin(profile, leads);
            }
        }
    }

    private boolean isGone(String collectionId) {
        boolean gone = collectionRegistry.find(collectionId).isEmpty();
        if (gone) {
            Optional.ofNullable(runs.get(collectionId)).ifPresent(ReprocessRun::end);
        }
        return gone;
    }

    private void begin(CollectionProfile profile, boolean leads) {
        var run = new ReprocessRun(
                profile,
                leads,
                announcer,
                this::documents,
                serdes.of(ImageDocument.class).deserializer(),
                config,
                () -> inFlight.mayEnd(profile, now()));
        runs.put(profile.getCollectionId(), run);
        Thread.ofVirtual().name("reprocess-" + profile.getCollectionId()).start(() -> follow(profile, run, leads));
    }

    private void follow(CollectionProfile profile, ReprocessRun run, boolean leads) {
        String id = profile.getCollectionId();
        try {
            if (run.run() && leads) {
                changes.update(
                        id,
                        newest -> run.isOf(newest, true)
                                ? ReprocessEnd.finished(newest, ProfileUpdater.later(newest))
                                : Optional.empty());
                LOG.infof(
                        "collection=%s from=%s photographs=%d processed again",
                        id, profile.getReprocessing().getFrom(), run.counts().done());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warnf("collection=%s is processed again: %s; begun once more", id, failure);
            pause();
            runs.remove(id, run);
        }
    }

    private KafkaConsumer<String, byte[]> documents() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                200,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            if (ended.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("reprocess: ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }

    static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
