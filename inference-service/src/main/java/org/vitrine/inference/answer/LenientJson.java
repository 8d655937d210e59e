package org.vitrine.inference.answer;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Parses the JSON of models. It accepts NaN and Infinity, which Python writes, so that the readers of this package can
 * refuse them with a message that names the value.
 */
final class LenientJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_QUOTED_BYTES = 60;

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private LenientJson() {}

    /** Parses a JSON object and passes it to a reader; malformed, with a sentence, if the body is something else. */
    static <T> ParsedAnswer<T> object(byte[] body, Function<JsonNode, ParsedAnswer<T>> reader) {
        if (body.length == 0) {
            return new ParsedAnswer.Malformed<>("the answer is empty");
        }
        try {
            var json = MAPPER.readTree(body);
            return json.isObject()
                    ? reader.apply(json)
                    : new ParsedAnswer.Malformed<>("the answer is a JSON %s, not an object"
                            .formatted(json.getNodeType().name().toLowerCase(Locale.ROOT)));
        } catch (JsonProcessingException fault) {
            return new ParsedAnswer.Malformed<>("the answer is not JSON (%s); it begins '%s'"
                    .formatted(fault.getOriginalMessage(), beginning(body)));
        } catch (IOException fault) {
            return new ParsedAnswer.Malformed<>("the answer cannot be read: " + fault.getMessage());
        }
    }

    /** Converts strings to a JSON array. */
    static JsonNode array(List<String> strings) {
        var list = MAPPER.createArrayNode();
        strings.forEach(list::add);
        return list;
    }

    private static String beginning(byte[] body) {
        return new String(body, 0, Math.min(body.length, MAX_QUOTED_BYTES), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ");
    }
}
