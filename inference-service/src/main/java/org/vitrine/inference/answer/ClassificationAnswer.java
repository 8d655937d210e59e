package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The JumpStart image classification contract, {@code application/json;verbose}: {@code
 * {"probabilities":[…],"labels":[…],"predicted_label":"…"}}; with {@code application/json} the probabilities alone.
 */
public final class ClassificationAnswer {

    /** Rounding that sums of float32 are forgiven. */
    private static final double ROUNDING = 1e-3;

    private static final int MAX_CLASSES = 100_000;

    private ClassificationAnswer() {}

    /**
     * Takes the predicted label with its probability; the most probable label where none is named.
     *
     * @param known names of the classes in order, for an endpoint that answers probabilities alone; else empty
     */
    public static Reading<Decided> read(byte[] body, List<String> known) {
        return Json.object(body, json -> decided(json, known));
    }

    private static Reading<Decided> decided(JsonNode json, List<String> known) {
        var probabilities = json.path("probabilities");
        if (!probabilities.isArray() || probabilities.isEmpty() || probabilities.size() > MAX_CLASSES) {
            return new Reading.Malformed<>("'probabilities' is no list of 1 to %d numbers".formatted(MAX_CLASSES));
        }
        var labels = json.path("labels").isArray() || known.isEmpty() ? json.path("labels") : Json.texts(known);
        if (!labels.isArray()) {
            return new Reading.Malformed<>(
                    "'labels' is no list; the endpoint must answer to accept type application/json;verbose, or the profile name its classes");
        }
        if (labels.size() != probabilities.size()) {
            return new Reading.Malformed<>(
                    "%d labels stand beside %d probabilities".formatted(labels.size(), probabilities.size()));
        }
        int best = 0;
        for (int i = 0; i < probabilities.size(); i++) {
            var probability = probabilities.get(i);
            double value = probability.doubleValue();
            if (!probability.isNumber() || !(value >= -ROUNDING && value <= 1 + ROUNDING)) {
                return new Reading.Malformed<>("probability %d is %s, not in [0, 1]".formatted(i, probability));
            }
            if (!labels.get(i).isTextual() || labels.get(i).textValue().isBlank()) {
                return new Reading.Malformed<>("label %d is no text".formatted(i));
            }
            best = value > probabilities.get(best).doubleValue() ? i : best;
        }
        return chosen(json.path("predicted_label"), labels, probabilities, best);
    }

    private static Reading<Decided> chosen(JsonNode predicted, JsonNode labels, JsonNode probabilities, int best) {
        if (predicted.isMissingNode() || predicted.isNull()) {
            return at(labels, probabilities, best);
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equals(predicted)) {
                return at(labels, probabilities, i);
            }
        }
        return new Reading.Malformed<>("'predicted_label' %s is none of the labels".formatted(predicted));
    }

    private static Reading<Decided> at(JsonNode labels, JsonNode probabilities, int index) {
        return new Reading.Understood<>(new Decided(
                labels.get(index).textValue(),
                Math.clamp(probabilities.get(index).doubleValue(), 0.0, 1.0),
                List.of()));
    }
}
