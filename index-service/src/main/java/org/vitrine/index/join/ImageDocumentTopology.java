package org.vitrine.index.join;

import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Topic;
import org.vitrine.index.streams.StoreSupplier;

/**
 * Builds the Kafka Streams topology that joins the facts of an image; the description of the package shows it.
 *
 * <p>It has one store instead of a chain of joins: the rules refer to all facts of an image together, every change is
 * one write to one changelog, and every fact is processed once. The topics must have the same number of partitions,
 * which {@link org.vitrine.index.streams.StreamsApplication} checks before the start.
 */
final class ImageDocumentTopology {

    /** Name of the store, and so of its changelog topic: renaming it is a data migration. */
    static final String IMAGE_FACTS = "image-facts";

    private final FactFormats formats;
    private final SentDocuments sent;
    private final StoreSupplier stores;

    /** @param sent source from which a lost store is filled again */
    ImageDocumentTopology(FactFormats formats, SentDocuments sent, StoreSupplier stores) {
        this.formats = formats;
        this.sent = sent;
        this.stores = stores;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        // Without cache, so that a fact is in the changelog before the document that it caused is acknowledged.
        builder.addStateStore(
                keyValueStoreBuilder(stores.named(IMAGE_FACTS), Serdes.String(), new ImageFactsFormat(formats))
                        .withCachingDisabled());
        facts(builder, Topic.IMAGE_ARRIVED, formats.arrived(), Fact.Arrived::new)
                .merge(
                        facts(builder, Topic.PREPROCESSED, formats.preprocessed(), Fact.ImagePreprocessed::new),
                        Named.as("and-2"))
                .merge(
                        facts(builder, Topic.CLASSIFIED, formats.classified(), Fact.ImageClassified::new),
                        Named.as("and-3"))
                .merge(facts(builder, Topic.EMBEDDED, formats.embedded(), Fact.ImageEmbedded::new), Named.as("and-4"))
                .merge(
                        facts(builder, Topic.IMAGE_WITHDRAWN, formats.withdrawn(), Fact.Withdrawn::new),
                        Named.as("and-5"))
                .merge(
                        facts(builder, Topic.DECIDED, formats.decided(), Fact.DecidedStateChanged::new),
                        Named.as("and-6"))
                .merge(facts(builder, Topic.PROPOSED, formats.proposed(), Fact.ItemsProposed::new), Named.as("and-7"))
                .process(() -> new FactJoin(IMAGE_FACTS, sent), Named.as("join-facts"), IMAGE_FACTS)
                .to(
                        Topic.IMAGE_DOCUMENTS.topicName(),
                        Produced.with(Serdes.String(), formats.document()).withName("send-documents"));
        return builder.build();
    }

    private static <T> KStream<String, Fact> facts(
            StreamsBuilder builder, Topic topic, Serde<T> format, Function<T, Fact> asFact) {
        return builder.stream(
                        topic.topicName(),
                        Consumed.with(Serdes.String(), format).withName("read-" + topic.topicName()))
                .mapValues(value -> fact(topic, value, asFact), Named.as("fact-of-" + topic.topicName()));
    }

    /** Wraps a value. A record without value throws, and the application dead-letters it. */
    private static <T> Fact fact(Topic topic, @Nullable T value, Function<T, Fact> asFact) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "a record of %s has no value; no fact of this topic is a tombstone".formatted(topic.topicName()));
        }
        return asFact.apply(value);
    }
}
