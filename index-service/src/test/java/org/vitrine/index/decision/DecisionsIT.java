package org.vitrine.index.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.vitrine.events.Model;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.index.streams.StreamsApplications;
import org.vitrine.index.writer.IndexRebuild;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests decisions with real topics and a real index, with a restart of the application and the loss of the index.
 *
 * <p>These tests are one class: one of them replaces the Kafka Streams application of the service, and those after it
 * need the new one. The test with a thousand specimens is the last: another test reads the topics again from their
 * beginning.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,opensearch"))
class DecisionsIT {

    private static final Logger LOG = Logger.getLogger(DecisionsIT.class);
    private static final Duration TIMEOUT = DecidedStates.TIMEOUT;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int DECISIONS = 200;

    /** Largest number of decisions that are sent and not yet visible: so sending, writing and searching overlap. */
    private static final int MOST_UNSEEN = 40;

    @Inject
    FactSerdes serdes;

    @Inject
    ImageIndex index;

    @Inject
    ItemIndex items;

    @Inject
    DecisionIndex decisionIndex;

    @Inject
    OpenSearchAsyncClient client;

    @Inject
    IndexRebuild rebuild;

    @Inject
    DecisionStreams started;

    @Inject
    DecisionConfig config;

    @Inject
    StreamsApplications applications;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** The application that a test started in place of that of the service; empty while the service's own one runs. */
    private static Optional<DecisionStreams> restarted = Optional.empty();

    private final String collection = "c-" + UUID.randomUUID();
    private final Model model = new Model("sagemaker", "m-" + UUID.randomUUID(), "1", "");

    @SuppressWarnings("NullAway.Init") // open is called first
    private DecisionTopics topics;

    @SuppressWarnings("NullAway.Init")
    private DecidedStates states;

    @BeforeEach
    void open() {
        topics = new DecisionTopics(bootstrapServers, serdes, collection, model);
        states = new DecidedStates(collection, index, items, decisionIndex);
        await().atMost(TIMEOUT).until(() -> running().streams().state() == KafkaStreams.State.RUNNING);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aDecisionIsSoonVisibleToSearches() {
        // Given
        post(DECISIONS);
        var sentAt = new ConcurrentHashMap<String, Long>();
        var seenAt = new ConcurrentHashMap<String, Long>();
        var looking = CompletableFuture.runAsync(() -> look(sentAt, seenAt));

        // When: the next decision is sent once searches show the earlier ones, except the newest
        for (int i = 0; i < DECISIONS; i++) {
            int visibleBefore = i - MOST_UNSEEN;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(LOOK_EVERY)
                    .atMost(TIMEOUT)
                    .until(() -> looking.isDone() || seenAt.size() > visibleBefore);
            sentAt.put(DecisionTopics.specimen(i), System.nanoTime());
            topics.send(DecisionLogSamples.attach("d-" + i, "anna", "decided", DecisionTopics.specimen(i)));
        }
        looking.join();

        // Then
        var millis = sentAt.entrySet().stream()
                .map(sent -> (seenAt.getOrDefault(sent.getKey(), Long.MAX_VALUE) - sent.getValue()) / 1_000_000)
                .sorted()
                .toList();
        assertThat(seenAt).hasSize(DECISIONS);
        LOG.infof(
                "from the log to searches: n=%d p50=%d ms p95=%d ms most=%d ms",
                millis.size(), millis.get(DECISIONS / 2), millis.get(DECISIONS * 95 / 100), millis.getLast());
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(items.find(collection, "decided")
                        .await()
                        .atMost(TIMEOUT)
                        .orElseThrow()
                        .specimens())
                .isEqualTo(DECISIONS));
    }

    /** Searches until all decisions are visible, and stores when each was seen first. */
    private void look(Map<String, Long> sentAt, Map<String, Long> seenAt) {
        await().pollInterval(LOOK_EVERY).atMost(TIMEOUT).until(() -> {
            var images = index.page(Selection.ofCollection(collection).ofItem("decided"), Optional.empty(), 1_000)
                    .await()
                    .atMost(TIMEOUT)
                    .images();
            long now = System.nanoTime();
            images.forEach(image -> {
                if (sentAt.containsKey(image.specimenId())) {
                    seenAt.putIfAbsent(image.specimenId(), now);
                }
            });
            return seenAt.size() == DECISIONS;
        });
    }

    @Test
    void twoWritersARestartAndALostIndexLoseAndDoubleNothing() throws Exception {
        // Given
        int specimens = 40;
        post(specimens);

        // When: two people decide at once, and the application restarts in between
        var anna = CompletableFuture.runAsync(() -> topics.decide("anna", DECISIONS / 2, specimens));
        var ben = CompletableFuture.runAsync(() -> topics.decide("ben", DECISIONS / 2, specimens));
        restart();
        anna.join();
        ben.join();

        // Then: the index has the same state as the fold of the log
        var log = topics.log();
        assertThat(log).hasSize(DECISIONS);
        var wanted = DecidedStates.fold(log, specimens);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(states.ofSpecimens()).isEqualTo(wanted));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(states.decisionIds())
                .containsExactlyElementsOf(log.stream()
                        .map(logged -> logged.decision().getDecisionId())
                        .toList()));
        var before = states.images();
        var itemsBefore = states.ofItems();

        // And when: the indexes are lost
        client.indices()
                .delete(d -> d.index("images-3." + model.getName() + ".1"))
                .get();
        client.indices().delete(d -> d.index("items-1")).get();
        client.indices().delete(d -> d.index("decisions-1")).get();
        rebuild.images();
        rebuild.items();
        rebuild.decisions();

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(states.images()).isEqualTo(before));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(states.ofItems()).isEqualTo(itemsBefore));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(states.decisionIds()).hasSize(DECISIONS));
    }

    private DecisionStreams running() {
        return restarted.orElse(started);
    }

    private void restart() {
        running().stop(new ShutdownEvent());
        var next = new DecisionStreams(serdes, config, applications);
        next.start(new StartupEvent());
        restarted = Optional.of(next);
    }

    @AfterAll
    static void stop() {
        restarted.ifPresent(streams -> streams.stop(new ShutdownEvent()));
    }

    private void post(int images) {
        topics.post(images);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(states.count()).isEqualTo(images));
    }

    @Order(Integer.MAX_VALUE)
    @Test
    void aThousandSpecimensAreAttachedAndUndoneAsOne() {
        // Given
        int specimens = 1_000;
        post(specimens);
        String[] all = new String[specimens];
        for (int i = 0; i < specimens; i++) {
            all[i] = DecisionTopics.specimen(i);
        }

        // When
        long began = System.nanoTime();
        topics.send(DecisionLogSamples.attach("bulk", "anna", "decided", all));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(states.count("decided")).isEqualTo(specimens));
        long attached = System.nanoTime();
        topics.send(DecisionLogSamples.undo("bulk-undo", "anna", "bulk"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(states.count("stated")).isEqualTo(specimens));

        // Then
        assertThat(states.count("decided")).isZero();
        LOG.infof(
                "1,000 specimens: attached in %d ms, undone in %d ms",
                (attached - began) / 1_000_000, (System.nanoTime() - attached) / 1_000_000);
    }
}
