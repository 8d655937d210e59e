package org.vitrine.inference.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.vitrine.inference.statement.UnitVector;

/**
 * Converts statements to the JSON of the cache and back, equal to the last bit. Vectors are base64 of big-endian
 * float32.
 */
final class StatementJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(UnitVector.class, new UnitVectorSerializer())
                    .addDeserializer(UnitVector.class, new UnitVectorDeserializer()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<CachedStatement<JsonNode>> CACHED = new TypeReference<>() {};

    private StatementJson() {}

    static <T> byte[] write(RemoteQuestion remoteQuestion, StatementKind<T> kind, T statement, Instant storedAt) {
        try {
            return MAPPER.writeValueAsBytes(
                    new CachedStatement<>(remoteQuestion, kind.model().apply(statement), storedAt, statement));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads a cached statement; empty if it is unreadable or answers another question, so that the remote is called.
     */
    static <T> Optional<Entry<T>> read(byte[] json, RemoteQuestion remoteQuestion, StatementKind<T> kind) {
        try {
            var cached = MAPPER.readValue(json, CACHED);
            return remoteQuestion.equals(cached.question())
                    ? Optional.of(new Entry<>(MAPPER.treeToValue(cached.statement(), kind.type()), cached.askedAt()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** A cached statement with the time at which it was stored. */
    record Entry<T>(T statement, Instant storedAt) {}

    private static final class UnitVectorSerializer extends JsonSerializer<UnitVector> {
        @Override
        public void serialize(UnitVector vector, JsonGenerator json, SerializerProvider provider) throws IOException {
            var bytes = ByteBuffer.allocate(vector.dimension() * Float.BYTES);
            vector.values().forEach(bytes::putFloat);
            json.writeBinary(bytes.array());
        }
    }

    private static final class UnitVectorDeserializer extends JsonDeserializer<UnitVector> {
        @Override
        public UnitVector deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var bytes = ByteBuffer.wrap(json.getBinaryValue());
            var values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return UnitVector.ofUnitLength(values);
        }
    }
}
