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
import org.jboss.logging.Logger;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.ImageDocument;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
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
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    private final CollectionRegistry collectionRegistry;
    private final ProfileUpdater profileUpdater;
    private final CollectionLeader leader;
    private final ReprocessAnnouncer announcer;
    private final InFlightPhotographs inFlightPhotographs;
    private final ReprocessConfig config;
    private final FactSerdes serdes;
    private final KafkaClientSettings kafka;
    private final Map<String, ReprocessRun> runs = new ConcurrentHashMap<>();
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("reprocess").unstarted(this::watch);

    ReprocessRuns(
            CollectionRegistry collectionRegistry,
            ProfileUpdater profileUpdater,
            CollectionLeader leader,
            ReprocessAnnouncer announcer,
            InFlightPhotographs inFlightPhotographs,
            ReprocessConfig config,
            FactSerdes serdes,
            KafkaClientSettings kafka) {
        this.collectionRegistry = collectionRegistry;
        this.profileUpdater = profileUpdater;
        this.leader = leader;
        this.announcer = announcer;
        this.inFlightPhotographs = inFlightPhotographs;
        this.config = config;
        this.serdes = serdes;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) {
        stopSignal.countDown();
        runs.values().forEach(ReprocessRun::stop);
    }

    /** Returns how far a collection is; empty where its turn has not come yet. */
    Optional<ReprocessRun.Counts> counts(String collectionId) {
        return Optional.ofNullable(runs.get(collectionId)).map(ReprocessRun::counts);
    }

    private void watch() {
        try {
            while (!stopSignal.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                checkAll();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkAll() {
        try {
            boolean isLeader = leader.isLeader();
            collectionRegistry.all().forEach(profile -> checkCollection(profile, isLeader));
            runs.keySet().removeIf(this::isDeleted);
        } catch (RuntimeException failure) {
            LOG.warnf("reprocess: %s; checked again in %s", failure, CHECK_INTERVAL);
        }
    }

    private void checkCollection(CollectionProfile profile, boolean isLeader) {
        String id = profile.getCollectionId();
        var running = Optional.ofNullable(runs.get(id));
        if (profile.getReprocessing() == null) {
            running.ifPresent(run -> {
                run.stop();
                runs.remove(id, run);
            });
        } else if (running.filter(run -> run.matches(profile, isLeader)).isEmpty()) {
            running.ifPresent(ReprocessRun::stop);
            if (running.isPresent() || runs.size() < config.collections()) {
                begin(profile, isLeader);
            }
        }
    }

    private boolean isDeleted(String collectionId) {
        boolean deleted = collectionRegistry.find(collectionId).isEmpty();
        if (deleted) {
            Optional.ofNullable(runs.get(collectionId)).ifPresent(ReprocessRun::stop);
        }
        return deleted;
    }

    private void begin(CollectionProfile profile, boolean isLeader) {
        var run = new ReprocessRun(
                profile,
                isLeader,
                announcer,
                this::documentConsumer,
                serdes.of(ImageDocument.class).deserializer(),
                config,
                () -> inFlightPhotographs.mayEnd(profile, now()));
        runs.put(profile.getCollectionId(), run);
        Thread.ofVirtual().name("reprocess-" + profile.getCollectionId()).start(() -> execute(profile, run, isLeader));
    }

    private void execute(CollectionProfile profile, ReprocessRun run, boolean isLeader) {
        String id = profile.getCollectionId();
        try {
            if (run.run() && isLeader) {
                profileUpdater.update(
                        id,
                        newest -> run.matches(newest, true)
                                ? ReprocessTransitions.finished(newest, ProfileUpdater.timeOfChange(newest))
                                : Optional.empty());
                LOG.infof(
                        "collection=%s from=%s photographs=%d processed again",
                        id, profile.getReprocessing().getFrom(), run.counts().done());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warnf("collection=%s its reprocessing failed and begins again: %s", id, failure);
            awaitRetry();
            runs.remove(id, run);
        }
    }

    private KafkaConsumer<String, byte[]> documentConsumer() {
        var settings = kafka.ofConsumer(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                200,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void awaitRetry() {
        try {
            if (stopSignal.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("reprocess: the check of profiles stops");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopSignal.countDown();
        }
    }

    static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
