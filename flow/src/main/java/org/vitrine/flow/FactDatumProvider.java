package org.vitrine.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;

/**
 * Provides Avro readers and writers of facts, which it finds by the identity of the schema object. The provider of
 * Apicurio 3.1 finds them by a fingerprint, which it computes from the whole schema for each record. That takes longer
 * than the decoding where a schema is large, as that of {@code ImageDocument}. The registry's serializers create it,
 * hence public.
 *
 * @param <T> generated Avro type of the fact
 */
public final class FactDatumProvider<T> extends DefaultAvroDatumProvider<T> {

    /** A schema object that no record has used for this time was replaced by a newer lookup in the registry. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** Versions of schemas that one channel reads or writes; usually one or two. */
    private static final int MAX_SCHEMAS = 100;

    private final Cache<Schema, DatumReader<T>> readers = bySchema();
    private final Cache<Schema, DatumWriter<T>> writers = bySchema();

    /**
     * Returns the settings of a serializer with this class as its provider. It is given as a class, because in Quarkus
     * tests a name leads to a class of another class loader, which the serializer refuses.
     */
    static Map<String, Object> chosenIn(Map<String, ?> settings) {
        Map<String, Object> chosen = new HashMap<>(settings);
        chosen.put("apicurio.registry.avro-datum-provider", FactDatumProvider.class);
        return chosen;
    }

    @Override
    public DatumReader<T> createDatumReader(Schema schema) {
        return readers.get(schema, super::createDatumReader);
    }

    @Override
    public DatumWriter<T> createDatumWriter(T fact, Schema schema) {
        return writers.get(schema, writerSchema -> super.createDatumWriter(fact, writerSchema));
    }

    /** Returns a cache by the identity of the schema object: weak keys are compared by identity. */
    private static <V> Cache<Schema, V> bySchema() {
        return Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(MAX_SCHEMAS)
                .expireAfterAccess(IDLE)
                .build();
    }
}
