package org.vitrine.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.vitrine.events.Topic;

/**
 * Computes the {@code ce_id} of a fact from its topic, its key and its Avro encoding with sorted maps. Equal facts have
 * equal ids.
 *
 * <p>The encoding takes a small part of the time of {@code toString}, which writes each number of a vector as decimal
 * text.
 */
final class EventId {

    private static final int INITIAL_BYTES = 1024;

    private static final ClassValue<DatumWriter<SpecificRecord>> WRITERS = new ClassValue<>() {
        @Override
        protected DatumWriter<SpecificRecord> computeValue(Class<?> type) {
            var model = SpecificData.getForClass(type);
            return new SortedMapWriter(model.getSchema(type), model);
        }
    };

    /** Writes maps in the order of their keys: the order of an immutable map differs from process to process. */
    private static final class SortedMapWriter extends SpecificDatumWriter<SpecificRecord> {

        private SortedMapWriter(Schema schema, SpecificData model) {
            super(schema, model);
        }

        @Override
        protected Iterable<Map.Entry<Object, Object>> getMapEntries(Object map) {
            var sorted = new TreeMap<Object, Object>(Comparator.comparing(Object::toString));
            sorted.putAll((Map<?, ?>) map);
            return sorted.entrySet();
        }
    }

    private EventId() {}

    /** @param key key of the record */
    static UUID of(Topic topic, String key, SpecificRecord fact) {
        var seed = new ByteArrayOutputStream(INITIAL_BYTES);
        seed.writeBytes((topic.topicName() + '\n' + key + '\n').getBytes(StandardCharsets.UTF_8));
        var encoder = EncoderFactory.get().binaryEncoder(seed, null);
        try {
            WRITERS.get(fact.getClass()).write(fact, encoder);
            encoder.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot encode a record of topic " + topic.topicName(), failure);
        }
        return UUID.nameUUIDFromBytes(seed.toByteArray());
    }
}
