package org.vitrine.index.streams;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/** Two releases of an application that counts records; their key is an image, and their value its place. */
final class CountingTopology {

    static final String IMAGE_COUNT = "image-count";
    static final String PLACE_COUNT = "place-count";

    private CountingTopology() {}

    /** Counts the records of each image, and sends each count. */
    static Topology byImage(String facts, String counted) {
        var builder = new StreamsBuilder();
        countImages(read(builder, facts), counted);
        return builder.build();
    }

    /** Also counts the records of each place: one more repartition topic, one more sub-topology, one more store. */
    static Topology byImageAndPlace(String facts, String counted) {
        var builder = new StreamsBuilder();
        var read = read(builder, facts);
        countImages(read, counted);
        read.selectKey((image, place) -> place, Named.as("key-by-place"))
                .repartition(Repartitioned.<String, String>as("by-place")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.String()))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .count(Named.as("count-places"), counts(PLACE_COUNT));
        return builder.build();
    }

    private static KStream<String, String> read(StreamsBuilder builder, String facts) {
        return builder.stream(
                facts, Consumed.with(Serdes.String(), Serdes.String()).withName("read-facts"));
    }

    private static void countImages(KStream<String, String> facts, String counted) {
        facts.groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .count(Named.as("count-images"), counts(IMAGE_COUNT))
                .toStream(Named.as("counts"))
                .mapValues(count -> Long.toString(count), Named.as("text-of-count"))
                .to(counted, Produced.with(Serdes.String(), Serdes.String()).withName("send-counts"));
    }

    private static Materialized<String, Long, KeyValueStore<Bytes, byte[]>> counts(String store) {
        return Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as(store)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long());
    }
}
