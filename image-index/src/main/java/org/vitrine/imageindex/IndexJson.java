package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;

/**
 * The JSON of the index, apart from the JSON of any service's API: its shape is that of the mapping, and a setting of
 * a service must not change it.
 */
final class IndexJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // An older reader meets documents of a newer writer during every rolling update.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private IndexJson() {}

    static JsonpMapper forClient() {
        return new JacksonJsonpMapper(MAPPER);
    }

    static String write(IndexedImage image) {
        try {
            return MAPPER.writeValueAsString(image);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("image '%s' cannot be written as JSON".formatted(image.imageId()), e);
        }
    }

    static IndexedImage read(String json) {
        try {
            return MAPPER.readValue(json, IndexedImage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of the index cannot be read", e);
        }
    }
}
