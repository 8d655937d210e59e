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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
import org.vitrine.decisions.DecisionFold;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.InMemoryDecisionStore;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.decisions.MergeChains;
import org.vitrine.decisions.SpecimenState;
import org.vitrine.events.Decision;
import org.vitrine.events.Model;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionPartition;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.index.TestTopics;
import org.vitrine.index.samples.ImageFactSamples;
import org.vitrine.index.streams.StreamsApplications;
import org.vitrine.index.writer.IndexRebuild;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests decisions with real topics and a real index, with a restart of the application and the loss of the index.
 *
 * <p>The test with a thousand specimens is the last: another test reads the topics again from their beginning.
 *
 * <p>Over 300 lines: the steps of one long scenario share its log and its application.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,opensearch"))
class DecisionsIT {

    private static final Logger LOG = Logger.getLogger(DecisionsIT.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int DECISIONS = 200;

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
    private TestTopics topics;

    @SuppressWarnings("NullAway.Init")
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void open() {
        topics = new TestTopics(bootstrapServers, serdes);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        await().atMost(TIMEOUT).until(() -> running().streams().state() == KafkaStreams.State.RUNNING);
    }

    @AfterEach
    void close() {
        topics.close();
        producer.close();
    }

    @Test
    void aDecisionIsSoonVisibleToSearches() throws Exception {
        // Given
        post(DECISIONS);
        var sentAt = new ConcurrentHashMap<String, Long>();
        var seenAt = new ConcurrentHashMap<String, Long>();
        var looking = CompletableFuture.runAsync(() -> look(sentAt, seenAt));

        // When: decisions are sent one after the other, as people take them
        for (int i = 0; i < DECISIONS; i++) {
            sentAt.put(specimen(i), System.nanoTime());
            send(DecisionLogSamples.attach("d-" + i, "anna", "decided", specimen(i)));
            Thread.sleep(50);
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

    /** Searches until all decisions are visible, or time is up, and stores when each was seen first. */
    private void look(Map<String, Long> sentAt, Map<String, Long> seenAt) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (seenAt.size() < DECISIONS && System.nanoTime() < deadline) {
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
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    @Test
    void twoWritersARestartAndALostIndexLoseAndDoubleNothing() throws Exception {
        // Given
        int specimens = 40;
        post(specimens);

        // When: two people decide at once, and the application restarts in between
        var anna = CompletableFuture.runAsync(() -> decide("anna", specimens));
        var ben = CompletableFuture.runAsync(() -> decide("ben", specimens));
        restart();
        anna.join();
        ben.join();

        // Then: the index has the same state as the fold of the log
        var log = log();
        assertThat(log).hasSize(DECISIONS);
        var wanted = fold(log, specimens);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(decided()).isEqualTo(wanted));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(indexedDecisions())
                .containsExactlyElementsOf(log.stream()
                        .map(logged -> logged.decision().getDecisionId())
                        .toList()));
        var before = images();
        var itemsBefore = itemsOf();

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
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(images()).isEqualTo(before));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(itemsOf()).isEqualTo(itemsBefore));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(indexedDecisions()).hasSize(DECISIONS));
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

    private void decide(String person, int specimens) {
        var random = new Random(person.hashCode());
        for (int i = 0; i < DECISIONS / 2; i++) {
            String id = person + "-" + i;
            send(
                    i > 0 && random.nextInt(5) == 0
                            ? DecisionLogSamples.undo(id, person, person + "-" + random.nextInt(i))
                            : DecisionLogSamples.attach(
                                    id, person, "item-" + random.nextInt(5), specimen(random.nextInt(specimens))));
        }
    }

    private void send(Decision decision) {
        var mine = DecisionLogSamples.in(collection, decision);
        try {
            String topic = Topic.DECISIONS.topicName();
            int partition = CollectionPartition.of(
                    collection, producer.partitionsFor(topic).size());
            producer.send(new ProducerRecord<>(topic, partition, collection + "/" + mine.getDecisionId(), bytes(mine)))
                    .get();
        } catch (Exception failure) {
            throw new AssertionError("could not write a decision", failure);
        }
    }

    /** Synchronised, because the test simulates two people on two threads. */
    private byte[] bytes(Decision decision) {
        synchronized (topics) {
            return topics.bytes(Topic.DECISIONS, decision);
        }
    }

    private void post(int images) {
        for (int i = 0; i < images; i++) {
            var image = new ImageFactSamples("img-" + i + "-" + collection, collection, model);
            topics.sendAsync(Topic.IMAGE_ARRIVED, image.imageId(), image.arrived(1, "a", specimen(i), "stated"));
            topics.sendAsync(Topic.PREPROCESSED, image.imageId(), image.preprocessed(1, "a"));
            topics.sendAsync(Topic.CLASSIFIED, image.imageId(), image.classified(1, "a"));
            topics.sendAsync(Topic.EMBEDDED, image.imageId(), image.embedded(1, "a", 1, i));
        }
        topics.awaitAll();
        var posted = Selection.ofCollection(collection);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count(posted)).isEqualTo(images));
    }

    private static String specimen(int number) {
        return "s-" + number;
    }

    private Map<String, IndexedImage> images() {
        return index
                .page(Selection.ofCollection(collection), Optional.empty(), 2_000)
                .onFailure(IndexUnavailable.class)
                .transform(starting -> new AssertionError("the index is just being made", starting))
                .await()
                .atMost(TIMEOUT)
                .images()
                .stream()
                .collect(Collectors.toMap(IndexedImage::imageId, image -> image));
    }

    /** Returns the item and the deciding decision of each specimen with decisions, as searches show them. */
    private Map<String, String> decided() {
        Map<String, String> all = new TreeMap<>();
        images().values().forEach(image -> image.decided()
                .flatMap(IndexedDecided::specimen)
                .ifPresent(specimen -> all.put(
                        image.specimenId(),
                        "%s by %s, %d conflicts, effective %s"
                                .formatted(
                                        specimen.itemId().orElse("none"),
                                        specimen.attachment()
                                                .map(IndexedDecided.DecidedBy::decisionId)
                                                .orElse("nobody"),
                                        specimen.conflicts().size(),
                                        image.itemId().orElse("none")))));
        return all;
    }

    /** Returns the same, computed by folding the log. */
    private Map<String, String> fold(List<LoggedDecision> log, int specimens) {
        var ledger = new InMemoryDecisionStore();
        log.forEach(logged -> DecisionFold.apply(ledger, logged));
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < specimens; i++) {
            String specimen = specimen(i);
            SpecimenState.of(
                            ledger.log(new DecisionSubject.OfSpecimen("museum", specimen)),
                            Optional.of("stated"),
                            new MergeChains(ledger::log),
                            1)
                    .ifPresent(folded -> all.put(specimen, shown(folded)));
        }
        return all;
    }

    private static String shown(SpecimenDecided state) {
        var attachment = Optional.ofNullable(state.getAttachment());
        String item = Optional.ofNullable(state.getItemId()).orElse("none");
        return "%s by %s, %d conflicts, effective %s"
                .formatted(
                        item,
                        attachment.map(by -> by.getDecisionId()).orElse("nobody"),
                        state.getConflicts().size(),
                        attachment.isPresent() ? item : "stated");
    }

    private List<String> indexedDecisions() {
        List<String> all = new ArrayList<>();
        for (var batch : decisionIndex
                .scan(DecisionQuery.ofCollection(collection), 10_000)
                .collect()
                .asList()
                .await()
                .atMost(TIMEOUT)) {
            all.addAll(batch.stream().map(IndexedDecision::decisionId).toList());
        }
        return all;
    }

    private Map<String, Object> itemsOf() {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            String item = "item-" + i;
            all.put(item, items.find(collection, item).await().atMost(TIMEOUT));
        }
        all.put("stated", items.find(collection, "stated").await().atMost(TIMEOUT));
        return all;
    }

    /** Reads the decisions of this collection from the topic. */
    private List<LoggedDecision> log() {
        List<LoggedDecision> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var format = topics.format(Decision.class).deserializer();
            String topic = Topic.DECISIONS.topicName();
            var partition = new TopicPartition(
                    topic,
                    CollectionPartition.of(
                            collection, consumer.partitionsFor(topic).size()));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var decision = format.deserialize(topic, record.value());
                    if (decision.getCollectionId().equals(collection)) {
                        found.add(new LoggedDecision(decision, record.offset()));
                    }
                }
            }
        }
        return found;
    }

    @Order(Integer.MAX_VALUE)
    @Test
    void aThousandSpecimensAreAttachedAndUndoneAsOne() {
        // Given
        int specimens = 1_000;
        post(specimens);
        String[] all = new String[specimens];
        for (int i = 0; i < specimens; i++) {
            all[i] = specimen(i);
        }

        // When
        long began = System.nanoTime();
        send(DecisionLogSamples.attach("bulk", "anna", "decided", all));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count("decided")).isEqualTo(specimens));
        long attached = System.nanoTime();
        send(DecisionLogSamples.undo("bulk-undo", "anna", "bulk"));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(count("stated")).isEqualTo(specimens));

        // Then
        assertThat(count("decided")).isZero();
        LOG.infof(
                "1,000 specimens: attached in %d ms, undone in %d ms",
                (attached - began) / 1_000_000, (System.nanoTime() - attached) / 1_000_000);
    }

    private long count(String item) {
        return count(Selection.ofCollection(collection).ofItem(item));
    }

    private long count(Selection selection) {
        return index.count(IndexName.ALL, selection)
                .onFailure(IndexUnavailable.class)
                .transform(starting -> new AssertionError("the index is just being made", starting))
                .await()
                .atMost(TIMEOUT);
    }
}
