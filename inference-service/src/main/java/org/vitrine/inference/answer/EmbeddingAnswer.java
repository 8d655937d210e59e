package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import org.vitrine.inference.statement.UnitVector;

/**
 * Reads the answer of an embedder by the contract of SageMaker JumpStart: {@code {"embedding":[…]}}, or with the vector
 * as the only row of a nested list.
 */
public final class EmbeddingAnswer {

    private EmbeddingAnswer() {}

    /**
     * Reads a vector and scales it to unit length.
     *
     * @param maxDimension most values of the vector; a longer one is malformed
     */
    public static ParsedAnswer<UnitVector> read(byte[] body, int maxDimension) {
        return LenientJson.object(body, json -> {
            var row = row(json.path("embedding"));
            if (!row.isArray()) {
                return new ParsedAnswer.Malformed<>(
                        "'embedding' is neither a list of numbers nor a list of one such list");
            }
            if (row.size() > maxDimension) {
                return new ParsedAnswer.Malformed<>(
                        "'embedding' has %d values, more than the %d accepted".formatted(row.size(), maxDimension));
            }
            var raw = new double[row.size()];
            for (int i = 0; i < raw.length; i++) {
                var value = row.get(i);
                if (!value.isNumber()) {
                    return new ParsedAnswer.Malformed<>("value %d of 'embedding' is not a number".formatted(i));
                }
                raw[i] = value.doubleValue();
            }
            return switch (UnitVector.normalise(raw)) {
                case UnitVector.Normalised.Unit(var vector) -> new ParsedAnswer.Valid<>(vector);
                case UnitVector.Normalised.Directionless(var why) ->
                    new ParsedAnswer.Malformed<>("'embedding' has no direction: " + why);
            };
        });
    }

    private static JsonNode row(JsonNode embedding) {
        return embedding.size() == 1
                        && embedding.get(0) != null
                        && embedding.get(0).isArray()
                ? embedding.get(0)
                : embedding;
    }
}
