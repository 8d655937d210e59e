package org.vitrine.index.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** JSON serdes of state stores, their changelogs, and topics that are private to this service. */
public final class StoreJson {

    /** Object mapper that needs no migration when types grow: unknown members are skipped, absent ones are empty. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private StoreJson() {}

    /**
     * Returns a serde that writes a value as JSON. It throws {@link UncheckedIOException} where JSON cannot be read.
     */
    public static <T> Serde<T> serde(Class<T> type) {
        var reader = MAPPER.readerFor(type);
        var writer = MAPPER.writerFor(type);
        return Serdes.serdeFrom(
                (topic, value) -> {
                    try {
                        return value == null ? null : writer.writeValueAsBytes(value);
                    } catch (IOException failure) {
                        throw new UncheckedIOException("cannot write to " + topic, failure);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : reader.readValue(bytes);
                    } catch (IOException failure) {
                        throw new UncheckedIOException("cannot read from " + topic, failure);
                    }
                });
    }
}
