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

    /** Most classes of an answer; ImageNet-21k has 21,841. */
    private static final int MAX_CLASSES = 100_000;

    private ClassificationAnswer() {}

    /**
     * Returns the predicted label with its probability; the most probable label if the answer names none.
     *
     * @param classNames names of the classes in the order of the answer, for an endpoint that answers only
     *     probabilities; else empty
     */
    public static ParsedAnswer<PredictedClass> read(byte[] body, List<String> classNames) {
        return LenientJson.object(body, json -> predictedClass(json, classNames));
    }

    /** A class with its probability, from 0 to 1. */
    record ClassProbability(String label, double probability) {}

    /** Returns all classes, in the order of the answer. */
    static ParsedAnswer<List<ClassProbability>> classes(byte[] body, List<String> classNames) {
        return LenientJson.object(body, json -> classes(json, classNames));
    }

    private static ParsedAnswer<PredictedClass> predictedClass(JsonNode json, List<String> classNames) {
        return switch (classes(json, classNames)) {
            case ParsedAnswer.Malformed<List<ClassProbability>>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Valid<List<ClassProbability>>(var classes) ->
                bestClass(json.path("predicted_label"), classes);
        };
    }

    private static ParsedAnswer<List<ClassProbability>> classes(JsonNode json, List<String> classNames) {
        var probabilities = json.path("probabilities");
        if (!probabilities.isArray() || probabilities.isEmpty() || probabilities.size() > MAX_CLASSES) {
            return new ParsedAnswer.Malformed<>(
                    "'probabilities' is not a list of 1 to %d numbers".formatted(MAX_CLASSES));
        }
        var labels = json.path("labels").isArray() || classNames.isEmpty()
                ? json.path("labels")
                : LenientJson.array(classNames);
        if (!labels.isArray()) {
            return new ParsedAnswer.Malformed<>(
                    "'labels' is not a list; the endpoint must answer to accept type application/json;verbose, or the profile name its classes");
        }
        if (labels.size() != probabilities.size()) {
            return new ParsedAnswer.Malformed<>(
                    "%d labels do not match %d probabilities".formatted(labels.size(), probabilities.size()));
        }
        var classes = new ArrayList<ClassProbability>();
        for (int i = 0; i < probabilities.size(); i++) {
            var probability = probabilities.get(i);
            double value = probability.doubleValue();
            if (!probability.isNumber() || !(value >= -ROUNDING && value <= 1 + ROUNDING)) {
                return new ParsedAnswer.Malformed<>("probability %d is %s, not in [0, 1]".formatted(i, probability));
            }
            if (!labels.get(i).isTextual() || labels.get(i).textValue().isBlank()) {
                return new ParsedAnswer.Malformed<>("label %d is not text".formatted(i));
            }
            classes.add(new ClassProbability(labels.get(i).textValue(), Math.clamp(value, 0.0, 1.0)));
        }
        return new ParsedAnswer.Valid<>(classes);
    }

    private static ParsedAnswer<PredictedClass> bestClass(JsonNode predicted, List<ClassProbability> classes) {
        boolean named = !predicted.isMissingNode() && !predicted.isNull();
        return classes.stream()
                .filter(candidate -> !named || candidate.label().equals(predicted.textValue()))
                .max(Comparator.comparingDouble(ClassProbability::probability))
                .<ParsedAnswer<PredictedClass>>map(candidate -> new ParsedAnswer.Valid<>(
                        new PredictedClass(candidate.label(), candidate.probability(), List.of())))
                .orElseGet(() -> new ParsedAnswer.Malformed<>(
                        "'predicted_label' %s is none of the labels".formatted(predicted)));
    }
}
