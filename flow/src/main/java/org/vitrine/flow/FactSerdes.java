package org.vitrine.flow;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Creates the serializers and deserializers of facts, for Kafka Streams and for clients without a channel. */
@ApplicationScoped
public class FactSerdes {

    private final RegistryConfig registry;

    FactSerdes(RegistryConfig registry) {
        this.registry = registry;
    }

    /**
     * Returns a serde that uses the schema registry with the same settings as the channels. It throws
     * {@link RegistryUnavailable} or {@link UnknownSchema} where the registry causes the failure; the bytes of the
     * record cause any other failure of the deserializer.
     */
    public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
        var settings = settings(registry);
        var serializer = new FactSerializer<T>();
        serializer.configure(settings, false);
        var deserializer = new FactDeserializer<T>();
        deserializer.configure(settings, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /** Returns the settings of the registry's serializers; the same for channels, Kafka Streams and other clients. */
    static Map<String, Object> settings(RegistryConfig registry) {
        return Map.of(
                "apicurio.registry.url", registry.url().toString(),
                "apicurio.registry.auto-register", "true",
                "apicurio.registry.dereference-schema", "true",
                "apicurio.registry.artifact-resolver-strategy", FactArtifact.class.getName(),
                // A schema that was read once stays in the cache while the registry is unavailable.
                "apicurio.registry.fault-tolerant-refresh", "true",
                "apicurio.registry.use-specific-avro-reader", "true");
    }

    /**
     * Returns a serde that needs no registry: Avro's single-object encoding, which carries a fingerprint of the schema.
     * For topology tests, and for private state that is not a topic of its own. Null stands for a tombstone.
     */
    public static <T extends SpecificRecord> Serde<T> inMemory(Class<T> fact) {
        var model = SpecificData.getForClass(fact);
        var schema = model.getSchema(fact);
        var encoder = new BinaryMessageEncoder<T>(model, schema);
        var decoder = new BinaryMessageDecoder<T>(model, schema);
        return Serdes.serdeFrom(
                (topic, value) -> {
                    if (value == null) { // a tombstone
                        return null;
                    }
                    try {
                        var buffer = encoder.encode(value);
                        var bytes = new byte[buffer.remaining()];
                        buffer.get(bytes);
                        return bytes;
                    } catch (IOException failure) {
                        throw new UncheckedIOException(
                                "cannot write a " + fact.getSimpleName() + " to " + topic, failure);
                    }
                },
                (topic, bytes) -> {
                    if (bytes == null) {
                        return null;
                    }
                    try {
                        return decoder.decode(bytes);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(
                                "cannot read a " + fact.getSimpleName() + " from " + topic, failure);
                    }
                });
    }
}
