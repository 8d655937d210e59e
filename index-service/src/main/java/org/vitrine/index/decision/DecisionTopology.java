package org.vitrine.index.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Decided;
import org.vitrine.events.Decision;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Item;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionPartition;
import org.vitrine.index.streams.StoreJson;
import org.vitrine.index.streams.StoreSupplier;

/** Builds the Kafka Streams topology that folds decisions; the description of the package shows it. */
final class DecisionTopology {

    /** Name of the repartitioning, and so of a topic: renaming it is a data migration. */
    static final String CATALOGUE_ENTRIES = "catalogue-entries";

    private static final List<String> STORES = Stream.concat(
                    CatalogueStore.STORES.stream(),
                    Stream.of(
                            DecisionStateUpdater.DECISION_KNOWN,
                            DecisionStateUpdater.SUBJECT_LOG,
                            DecisionStateUpdater.REQUIRED_CONFIRMATIONS,
                            DecisionStateUpdater.ITEM_RECORD))
            .toList();

    /** Creates the serde of a type of record: with the schema registry, or in memory in tests. */
    interface SerdeSource {
        <T extends SpecificRecord> Serde<T> of(Class<T> fact);
    }

    private final SerdeSource formats;
    private final StoreSupplier stores;

    DecisionTopology(SerdeSource formats, StoreSupplier stores) {
        this.formats = formats;
        this.stores = stores;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        CatalogueStore.addStores(builder, stores);
        builder.addStateStore(store(DecisionStateUpdater.DECISION_KNOWN, DecisionStoreFormats.outcomeSerde()));
        builder.addStateStore(
                store(DecisionStateUpdater.SUBJECT_LOG, DecisionStoreFormats.logSerde(formats.of(Decision.class))));
        builder.addStateStore(store(DecisionStateUpdater.REQUIRED_CONFIRMATIONS, Serdes.Integer()));
        builder.addStateStore(store(DecisionStateUpdater.ITEM_RECORD, formats.of(Item.class)));
        var output = decisions(builder)
                .merge(profiles(builder), Named.as("and-profiles"))
                .merge(entries(builder), Named.as("and-entries"))
                .process(DecisionStateUpdater::new, Named.as("keep-decisions"), STORES.toArray(String[]::new));
        output.filter((key, result) -> result instanceof FoldOutput.OfImage, Named.as("of-images"))
                .mapValues(DecisionTopology::decided, Named.as("decided-of-image"))
                .to(
                        Topic.DECIDED.topicName(),
                        Produced.with(Serdes.String(), formats.of(Decided.class))
                                .withName("send-decided"));
        output.filter((key, result) -> result instanceof FoldOutput.OfItem, Named.as("of-items"))
                .mapValues(DecisionTopology::item, Named.as("item-of-output"))
                .to(
                        Topic.ITEMS.topicName(),
                        Produced.with(Serdes.String(), formats.of(Item.class)).withName("send-items"));
        return builder.build();
    }

    private KStream<String, FoldInput> decisions(StreamsBuilder builder) {
        return read(builder, Topic.DECISIONS, Decision.class)
                .mapValues(
                        decision -> (FoldInput) new FoldInput.DecisionTaken(Optional.ofNullable(decision)),
                        Named.as("decision-taken"));
    }

    /** Reads profiles. A deleted profile requires one confirmation, as does one that states no number. */
    private KStream<String, FoldInput> profiles(StreamsBuilder builder) {
        return read(builder, Topic.COLLECTIONS, CollectionProfile.class)
                .mapValues(
                        profile -> (FoldInput) new FoldInput.ProfileChanged(Optional.ofNullable(profile)
                                .map(CollectionProfile::getRequiredConfirmations)
                                .orElse(1)),
                        Named.as("profile-changed"));
    }

    /** Reads arrivals and withdrawals, which are keyed by imageId, and repartitions them by collection. */
    private KStream<String, FoldInput> entries(StreamsBuilder builder) {
        StreamPartitioner<String, CatalogueEntry> byCollection = (topic, imageId, entry, partitions) ->
                Optional.of(Set.of(CollectionPartition.of(entry.collectionId(), partitions)));
        return read(builder, Topic.IMAGE_ARRIVED, ImageArrived.class)
                .filter((imageId, arrived) -> arrived != null, Named.as("arrivals"))
                .mapValues(arrived -> CatalogueEntry.of(arrived), Named.as("entry-of-arrival"))
                .merge(
                        read(builder, Topic.IMAGE_WITHDRAWN, ImageWithdrawn.class)
                                .filter((imageId, withdrawn) -> withdrawn != null, Named.as("withdrawals"))
                                .mapValues(withdrawn -> CatalogueEntry.of(withdrawn), Named.as("entry-of-withdrawal")),
                        Named.as("and-withdrawals"))
                .repartition(Repartitioned.<String, CatalogueEntry>as(CATALOGUE_ENTRIES)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(StoreJson.serde(CatalogueEntry.class))
                        .withStreamPartitioner(byCollection))
                .mapValues(entry -> (FoldInput) new FoldInput.CatalogueChanged(entry), Named.as("entry-catalogued"));
    }

    private <T extends SpecificRecord> KStream<String, T> read(StreamsBuilder builder, Topic topic, Class<T> type) {
        return builder.stream(
                topic.topicName(),
                Consumed.with(Serdes.String(), formats.of(type)).withName("read-" + topic.topicName()));
    }

    private static Decided decided(FoldOutput result) {
        return switch (result) {
            case FoldOutput.OfImage(var decided) -> decided;
            case FoldOutput.OfItem other -> throw new IllegalStateException("filtered: " + other);
        };
    }

    private static Item item(FoldOutput result) {
        return switch (result) {
            case FoldOutput.OfItem(var item) -> item;
            case FoldOutput.OfImage other -> throw new IllegalStateException("filtered: " + other);
        };
    }

    /** Builds a store without cache, so that a change is in the changelog before its result is acknowledged. */
    private <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(stores.named(name), Serdes.String(), values)
                .withCachingDisabled();
    }
}
