package org.vitrine.index.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** JSON of what is private to this application. Grows without migration: what is unknown is skipped, what is absent is empty. */
final class PlaceFormat {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private PlaceFormat() {}

    static Serde<ImagePlace> serde() {
        return of(ImagePlace.class);
    }

    static Serde<CatalogueEntry> entries() {
        return of(CatalogueEntry.class);
    }

    private static <T> Serde<T> of(Class<T> type) {
        var reader = JSON.readerFor(type);
        var writer = JSON.writerFor(type);
        return Serdes.serdeFrom(
                (topic, value) -> {
                    try {
                        return value == null ? null : writer.writeValueAsBytes(value);
                    } catch (IOException fault) {
                        throw new UncheckedIOException("cannot write to " + topic, fault);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : reader.readValue(bytes);
                    } catch (IOException fault) {
                        throw new UncheckedIOException("cannot read from " + topic, fault);
                    }
                });
    }
}
