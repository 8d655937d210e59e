package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the answer of an image classifier by the contract of SageMaker JumpStart. With the accept type {@code
 * application/json;verbose} it is {@code {"probabilities":[…],"labels":[…],"predicted_label":"…"}}; with {@code
 * application/json} it has the probabilities alone.
 */
public final class ClassificationAnswer {

    /** Tolerance for rounding of float32: a probability may exceed [0, 1] by this much. */
    private static final double ROUNDING = 1e-3;

    private static final int MAX_CLASSES = 100_000;

    private ClassificationAnswer() {}

    /**
     * Returns the predicted label with its probability; the most probable label if the answer names none.
     *
     * @param known names of the classes in the order of the answer, for an endpoint that answers only probabilities;
     *     else empty
     */
    public static ParsedAnswer<PredictedClass> read(byte[] body, List<String> known) {
        return LenientJson.object(body, json -> decided(json, known));
    }

    /** A class with its probability, from 0 to 1. */
    record Share(String label, double probability) {}

    /** Returns all classes, in the order of the answer. */
    static ParsedAnswer<List<Share>> shares(byte[] body, List<String> known) {
        return LenientJson.object(body, json -> shares(json, known));
    }

    private static ParsedAnswer<PredictedClass> decided(JsonNode json, List<String> known) {
        return switch (shares(json, known)) {
            case ParsedAnswer.Malformed<List<Share>>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Understood<List<Share>>(var shares) -> chosen(json.path("predicted_label"), shares);
        };
    }

    private static ParsedAnswer<List<Share>> shares(JsonNode json, List<String> known) {
        var probabilities = json.path("probabilities");
        if (!probabilities.isArray() || probabilities.isEmpty() || probabilities.size() > MAX_CLASSES) {
            return new ParsedAnswer.Malformed<>("'probabilities' is no list of 1 to %d numbers".formatted(MAX_CLASSES));
        }
        var labels = json.path("labels").isArray() || known.isEmpty() ? json.path("labels") : LenientJson.texts(known);
        if (!labels.isArray()) {
            return new ParsedAnswer.Malformed<>(
                    "'labels' is no list; the endpoint must answer to accept type application/json;verbose, or the profile name its classes");
        }
        if (labels.size() != probabilities.size()) {
            return new ParsedAnswer.Malformed<>(
                    "%d labels do not match %d probabilities".formatted(labels.size(), probabilities.size()));
        }
        var shares = new ArrayList<Share>();
        for (int i = 0; i < probabilities.size(); i++) {
            var probability = probabilities.get(i);
            double value = probability.doubleValue();
            if (!probability.isNumber() || !(value >= -ROUNDING && value <= 1 + ROUNDING)) {
                return new ParsedAnswer.Malformed<>("probability %d is %s, not in [0, 1]".formatted(i, probability));
            }
            if (!labels.get(i).isTextual() || labels.get(i).textValue().isBlank()) {
                return new ParsedAnswer.Malformed<>("label %d is no text".formatted(i));
            }
            shares.add(new Share(labels.get(i).textValue(), Math.clamp(value, 0.0, 1.0)));
        }
        return new ParsedAnswer.Understood<>(shares);
    }

    private static ParsedAnswer<PredictedClass> chosen(JsonNode predicted, List<Share> shares) {
        boolean named = !predicted.isMissingNode() && !predicted.isNull();
        return shares.stream()
                .filter(share -> !named || share.label().equals(predicted.textValue()))
                .max(Comparator.comparingDouble(Share::probability))
                .<ParsedAnswer<PredictedClass>>map(share -> new ParsedAnswer.Understood<>(
                        new PredictedClass(share.label(), share.probability(), List.of())))
                .orElseGet(() -> new ParsedAnswer.Malformed<>(
                        "'predicted_label' %s is none of the labels".formatted(predicted)));
    }
}
