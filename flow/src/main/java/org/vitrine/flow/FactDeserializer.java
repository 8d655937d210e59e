package org.vitrine.flow;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes facts with schemas from the schema registry. It throws {@link RegistryUnavailable} where the registry is
 * unavailable and {@link UnknownSchema} where the registry does not have the schema; the bytes of the record cause any
 * other failure. Kafka creates it by its class name, hence public.
 *
 * @param <T> generated Avro type of the fact
 */
public final class FactDeserializer<T extends SpecificRecord> extends AvroKafkaDeserializer<T> {

    public FactDeserializer() {
        super(new SchemaLookups<T>());
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        super.configure(FactDatumProvider.chosenIn(settings), isKey);
    }
}
