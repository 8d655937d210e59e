package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.Change;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.index.streams.FactDeadLetters;

/**
 * Tests the topology of the join: from facts to documents and tombstones.
 *
 * <p>Over 300 lines: every test drives the same topology, with its formats.
 */
class ImageDocumentTopologyTest {

    private static final FactFormats FORMATS = ImageFactsTest.IN_MEMORY;
    private static final List<Fact> POSTED =
            ImageScenario.of(List.of(ImageScenario.Action.POST_A)).facts();

    private TopologyTestDriver driver;
    private TestOutputTopic<String, ImageDocument> documents;

    @BeforeEach
    void start(@TempDir Path state) {
        start(state, (partition, each) -> {}, FORMATS);
    }

    private void start(Path state, SentDocuments sent) {
        start(state, sent, FORMATS);
    }

    private void start(Path state, SentDocuments sent, FactFormats formats) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "index-join");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, FactDeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FactDeadLetters.class);
        driver = new TopologyTestDriver(
                new ImageDocumentTopology(formats, sent, Stores::inMemoryKeyValueStore).build(), settings);
        documents = driver.createOutputTopic(
                Topic.IMAGE_DOCUMENTS.topicName(),
                new StringDeserializer(),
                FORMATS.document().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void theLastMissingFactBringsTheDocument() {
        // Given
        POSTED.subList(0, 3).forEach(this::pipe);
        boolean noDocumentBefore = documents.isEmpty();

        // When
        pipe(POSTED.get(3));

        // Then
        assertThat(noDocumentBefore).isTrue();
        assertThat(documents.readValue().getRevision()).isEqualTo(1);
        assertThat(documents.isEmpty()).isTrue();
    }

    @Test
    void aFactDeliveredAgainBringsTheSameDocumentAgain() {
        // Given
        POSTED.forEach(this::pipe);
        var first = documents.readValue();

        // When
        pipe(POSTED.get(3));

        // Then
        assertThat(documents.readValue()).isEqualTo(first);
    }

    @Test
    void aFactDeliveredAgainWritesTheStateToTheChangelogAgain() {
        // Given
        POSTED.forEach(this::pipe);
        var changelog = driver.createOutputTopic(
                "index-join-image-facts-changelog", new StringDeserializer(), new ByteArrayDeserializer());
        changelog.readValuesToList();

        // When
        pipe(POSTED.get(3));

        // Then
        assertThat(changelog.readKeyValuesToList()).singleElement().satisfies(entry -> assertThat(entry.key)
                .isEqualTo("img-a"));
    }

    @Test
    void aFactIsDecodedOnceAndNotAgainWithEachLaterFactOfItsImage(@TempDir Path state) {
        // Given
        var decoded = new AtomicInteger();
        driver.close();
        start(state.resolve("counted"), (partition, each) -> {}, countingPreprocessed(decoded));

        // When
        POSTED.forEach(this::pipe);

        // Then
        assertThat(decoded).hasValue(1);
        assertThat(documents.readValue().getRevision()).isEqualTo(1);
    }

    @Test
    void aWithdrawalLeavesATombstoneThatCarriesTheNextRevision() {
        // Given
        POSTED.forEach(this::pipe);
        documents.readValue();

        // When
        pipe(new Fact.Withdrawn(ImageScenario.IMAGE.withdrawn(2)));

        // Then
        var tombstone = documents.readRecord();
        assertThat(tombstone.value()).isNull();
        assertThat(WithdrawalTombstone.from(tombstone.headers()))
                .contains(new WithdrawalTombstone(2, 2, "coins", "museum"));
    }

    @Test
    void aDocumentContinuesTheTraceOfTheFactThatCompletedIt() {
        // Given
        POSTED.subList(0, 3).forEach(this::pipe);
        var trace = TraceParent.start();

        // When
        pipe(POSTED.get(3), Optional.of(trace));

        // Then
        var header = documents.readRecord().headers().lastHeader(CloudEvents.TRACEPARENT);
        assertThat(TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8)))
                .hasValueSatisfying(next -> assertThat(next.traceId()).isEqualTo(trace.traceId()));
    }

    @Test
    void anUnreadableFactGoesToTheDeadLettersOfItsTopicAndItsNeighboursPass() {
        // Given
        var letters = driver.createOutputTopic(
                Topic.EMBEDDED.deadLetterTopicName(), new StringDeserializer(), new StringDeserializer());
        POSTED.subList(0, 3).forEach(this::pipe);

        // When
        driver.createInputTopic(Topic.EMBEDDED.topicName(), new StringSerializer(), new StringSerializer())
                .pipeInput("img-a", "no vector at all");
        pipe(POSTED.get(3));

        // Then
        var deadLetter = letters.readRecord();
        assertThat(deadLetter.value()).isEqualTo("no vector at all");
        assertThat(deadLetter.headers().lastHeader("dead-letter-reason")).isNotNull();
        assertThat(documents.readValue().getImageId()).isEqualTo("img-a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTopicEndsInTheSameStateWhateverTheOrder(long seed) {
        // Given
        var scenario = ImageScenario.of(List.of(
                ImageScenario.Action.POST_A,
                ImageScenario.Action.CORRECT_METADATA,
                ImageScenario.Action.POST_B,
                ImageScenario.Action.WITHDRAW,
                ImageScenario.Action.POST_A,
                ImageScenario.Action.CORRECT_METADATA));

        // When
        ImageFactsTest.shuffledAndRepeated(scenario.facts(), seed).forEach(this::pipe);

        // Then
        var last = documents.readRecordsToList().getLast().value();
        assertThat(Optional.ofNullable(last).map(ImageFactsTest::ending)).isEqualTo(scenario.last());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTopicEndsInATombstoneAfterAWithdrawalWhateverTheOrder(long seed) {
        // Given
        var scenario = ImageScenario.of(
                List.of(ImageScenario.Action.POST_A, ImageScenario.Action.POST_B, ImageScenario.Action.WITHDRAW));

        // When
        ImageFactsTest.shuffledAndRepeated(scenario.facts(), seed).forEach(this::pipe);

        // Then
        assertThat(documents.readRecordsToList().getLast().value()).isNull();
    }

    @Test
    void aStoreThatWasLostGoesOnFromTheNewestDocumentThatWasSent(@TempDir Path state) {
        // Given: no facts, but a document that was sent
        restart(state, List.of(ImageFacts.of(document(7))));

        // When
        pipe(new Fact.Arrived(ImageScenario.IMAGE.arrived(2, "a", Change.METADATA, Map.of("note", "corrected"))));

        // Then
        var document = documents.readValue();
        assertThat(document.getRevision()).isEqualTo(8);
        assertThat(document.getArrived().getMetadata()).containsEntry("note", "corrected");
        assertThat(document.getEmbedded()).isEqualTo(document(7).getEmbedded());
        assertThat(documents.isEmpty()).isTrue();
    }

    @Test
    void factsReadAgainAfterALossBringTheSameDocumentUnderTheSameRevision(@TempDir Path state) {
        // Given
        restart(state, List.of(ImageFacts.of(document(6)), ImageFacts.of(document(7))));

        // When
        POSTED.forEach(this::pipe);

        // Then
        assertThat(documents.readValuesToList()).hasSize(4).containsOnly(document(7));
    }

    @Test
    void aWithdrawnImageStaysWithdrawnAfterALossAndItsNextDocumentComesLater(@TempDir Path state) {
        // Given
        restart(
                state,
                List.of(ImageFacts.of(document(4)), ImageFacts.of(new WithdrawalTombstone(6, 2, "coins", "museum"))));

        // When
        POSTED.forEach(this::pipe);
        var late = documents.readValuesToList();
        ImageScenario.of(List.of(
                        ImageScenario.Action.POST_A, ImageScenario.Action.WITHDRAW, ImageScenario.Action.POST_A))
                .facts()
                .subList(5, 9)
                .forEach(this::pipe);

        // Then
        assertThat(late).isEmpty();
        assertThat(documents.readValue().getRevision()).isEqualTo(7);
    }

    /** Returns the formats of the test, and counts how often a fact of topic preprocessed is decoded. */
    private static FactFormats countingPreprocessed(AtomicInteger decoded) {
        Serde<Preprocessed> format = FORMATS.preprocessed();
        Serde<Preprocessed> counting = Serdes.serdeFrom(format.serializer(), (topic, bytes) -> {
            decoded.incrementAndGet();
            return format.deserializer().deserialize(topic, bytes);
        });
        return new FactFormats(
                FORMATS.arrived(),
                counting,
                FORMATS.classified(),
                FORMATS.embedded(),
                FORMATS.withdrawn(),
                FORMATS.decided(),
                FORMATS.proposed(),
                FORMATS.document());
    }

    private void restart(Path state, List<ImageFacts> sent) {
        driver.close();
        start(state.resolve("new"), (partition, each) -> sent.forEach(known -> each.accept("img-a", known)));
    }

    private static ImageDocument document(long revision) {
        var known = ImageFacts.NONE;
        for (Fact fact : POSTED) {
            known = known.apply(fact);
        }
        var document = ImageDocument.newBuilder(known.document().orElseThrow());
        return document.setRevision(revision).build();
    }

    private void pipe(Fact fact) {
        pipe(fact, Optional.empty());
    }

    private void pipe(Fact fact, Optional<TraceParent> trace) {
        switch (fact) {
            case Fact.Arrived(var it) -> pipe(Topic.IMAGE_ARRIVED, FORMATS.arrived(), it, trace);
            case Fact.ImagePreprocessed(var it) -> pipe(Topic.PREPROCESSED, FORMATS.preprocessed(), it, trace);
            case Fact.ImageClassified(var it) -> pipe(Topic.CLASSIFIED, FORMATS.classified(), it, trace);
            case Fact.ImageEmbedded(var it) -> pipe(Topic.EMBEDDED, FORMATS.embedded(), it, trace);
            case Fact.Withdrawn(var it) -> pipe(Topic.IMAGE_WITHDRAWN, FORMATS.withdrawn(), it, trace);
            case Fact.DecidedStateChanged(var it) -> pipe(Topic.DECIDED, FORMATS.decided(), it, trace);
            case Fact.ItemsProposed(var it) -> pipe(Topic.PROPOSED, FORMATS.proposed(), it, trace);
        }
    }

    private <T extends SpecificRecord> void pipe(Topic topic, Serde<T> format, T fact, Optional<TraceParent> trace) {
        var record = new TestRecord<>("img-a", fact);
        trace.ifPresent(
                at -> record.headers().add(CloudEvents.TRACEPARENT, at.header().getBytes(StandardCharsets.UTF_8)));
        driver.createInputTopic(topic.topicName(), new StringSerializer(), format.serializer())
                .pipeInput(record);
    }
}
