package org.vitrine.flow;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Encodes facts with schemas from the schema registry. It throws {@link RegistryUnavailable} where the registry is
 * unavailable. Kafka creates it by its class name, hence public.
 *
 * @param <T> generated Avro type of the fact
 */
public final class FactSerializer<T extends SpecificRecord> extends AvroKafkaSerializer<T> {

    public FactSerializer() {
        super(new SchemaLookups<T>());
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        super.configure(FactDatumProvider.chosenIn(settings), isKey);
    }
}
