package org.vitrine.flow;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads facts by the registry. Fails with {@link RegistryUnavailable} where that is unavailable and with {@link UnknownSchema} where it has no such schema; any other
 * failure is the record's own. Kafka makes it by name, hence public.
 */
public final class FactDeserializer<T extends SpecificRecord> extends AvroKafkaDeserializer<T> {

    public FactDeserializer() {
        super(new SchemaLookups<T>());
    }
}
