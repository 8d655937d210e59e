package org.vitrine.flow;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import org.apache.avro.specific.SpecificRecord;

/** Writes facts by the registry, and fails with {@link RegistryUnavailable} where that is unavailable. Kafka makes it by name, hence public. */
public final class FactSerializer<T extends SpecificRecord> extends AvroKafkaSerializer<T> {

    public FactSerializer() {
        super(new SchemaLookups<T>());
    }
}
