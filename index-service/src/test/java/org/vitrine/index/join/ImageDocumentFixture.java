package org.vitrine.index.join;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.index.streams.FactDeadLetters;

/** The topology of the join without brokers: tests write facts of one image and read its documents. */
final class ImageDocumentFixture implements AutoCloseable {

    /** The four facts of an image that was posted once, in the order of the stages. */
    static final List<Fact> POSTED =
            ImageScenario.of(List.of(ImageScenario.Action.POST_A)).facts();

    private static final FactFormats FORMATS = ImageFactsTest.IN_MEMORY;
    private static final String IMAGE_ID = "img-a";

    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, ImageDocument> documents;

    private ImageDocumentFixture(Path stateFolder, SentDocuments sent, FactFormats formats) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "index-join");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
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

    /** Starts the topology, which has sent no document. */
    static ImageDocumentFixture at(Path stateFolder) {
        return new ImageDocumentFixture(stateFolder, (partition, each) -> {}, FORMATS);
    }

    /** Starts the topology after the loss of its store; the documents that it sent exist. */
    static ImageDocumentFixture after(Path stateFolder, List<ImageFacts> sent) {
        return new ImageDocumentFixture(
                stateFolder, (partition, each) -> sent.forEach(known -> each.accept(IMAGE_ID, known)), FORMATS);
    }

    /** Starts the topology, and counts how often it decodes a fact of topic preprocessed. */
    static ImageDocumentFixture counting(Path stateFolder, AtomicInteger decoded) {
        return new ImageDocumentFixture(stateFolder, (partition, each) -> {}, countingPreprocessed(decoded));
    }

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

    /** Returns the document of {@link #POSTED} with a revision. */
    static ImageDocument document(long revision) {
        var known = ImageFacts.NONE;
        for (Fact fact : POSTED) {
            known = known.apply(fact);
        }
        var document = ImageDocument.newBuilder(known.document().orElseThrow());
        return document.setRevision(revision).build();
    }

    TestOutputTopic<String, ImageDocument> documents() {
        return documents;
    }

    /** Returns the records that the store of facts writes to its changelog from now on. */
    TestOutputTopic<String, byte[]> changelog() {
        var changelog = driver.createOutputTopic(
                "index-join-image-facts-changelog", new StringDeserializer(), new ByteArrayDeserializer());
        changelog.readValuesToList();
        return changelog;
    }

    TestOutputTopic<String, String> deadLetters(Topic topic) {
        return driver.createOutputTopic(
                topic.deadLetterTopicName(), new StringDeserializer(), new StringDeserializer());
    }

    /** Writes a value that is no fact. */
    void pipeText(Topic topic, String value) {
        driver.createInputTopic(topic.topicName(), new StringSerializer(), new StringSerializer())
                .pipeInput(IMAGE_ID, value);
    }

    void pipe(Fact fact) {
        pipe(fact, Optional.empty());
    }

    /** Writes a fact; its record has the trace, where one is given. */
    void pipe(Fact fact, Optional<TraceParent> trace) {
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
        var record = new TestRecord<>(IMAGE_ID, fact);
        trace.ifPresent(
                at -> record.headers().add(CloudEvents.TRACEPARENT, at.header().getBytes(StandardCharsets.UTF_8)));
        driver.createInputTopic(topic.topicName(), new StringSerializer(), format.serializer())
                .pipeInput(record);
    }

    @Override
    public void close() {
        driver.close();
    }
}
