package org.vitrine.benchmarks.sizing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads constants and unit prices, and writes plans, as JSON. A missing, an empty and an unknown member of a file are
 * refused with their name.
 */
final class SizingJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private SizingJson() {}

    /** Reads constants from a file; from {@code constants.json} of this package where it is empty. */
    static SizingConstants constants(Optional<Path> file) throws IOException {
        return read(file, "constants.json", SizingConstants.class);
    }

    /** Reads unit prices from a file; from {@code example-prices.json} of this package where it is empty. */
    static UnitPrices prices(Optional<Path> file) throws IOException {
        return read(file, "example-prices.json", UnitPrices.class);
    }

    /** Reads a value from JSON text. */
    static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(text, type);
    }

    /** Writes one JSON object on one line. */
    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes a value to a file, indented. */
    static void write(Object value, Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    private static <T> T read(Optional<Path> file, String resource, Class<T> type) throws IOException {
        try (InputStream input = file.isPresent()
                ? Files.newInputStream(file.get())
                : Objects.requireNonNull(SizingJson.class.getResourceAsStream(resource), resource)) {
            return JSON.readValue(input, type);
        }
    }
}
