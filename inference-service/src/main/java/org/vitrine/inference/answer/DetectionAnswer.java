package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageExtent;

/**
 * Reads the answer of an object detector by the contract of SageMaker JumpStart, {@code application/json;verbose}:
 * {@code {"normalized_boxes":[[xmin,ymin,xmax,ymax],…],"classes":[index,…],"scores":[…],"labels":[…]}}.
 */
public final class DetectionAnswer {

    /** Most objects of an answer. */
    private static final int MAX_DETECTIONS = 1000;

    private static final int CORNERS = 4;

    private DetectionAnswer() {}

    private record DetectedObject(String label, double score, JsonNode corners) {}

    /**
     * Returns the class of the highest score with the boxes of all its instances; the class "none" with confidence 1 if
     * the detector found nothing.
     *
     * @param original extent of the upright original; if empty, the result has no boxes
     */
    public static ParsedAnswer<PredictedClass> read(byte[] body, Optional<ImageExtent> original) {
        return LenientJson.object(body, json -> read(json, original));
    }

    private static ParsedAnswer<PredictedClass> read(JsonNode json, Optional<ImageExtent> original) {
        var boxes = json.path("normalized_boxes");
        var classes = json.path("classes");
        var scores = json.path("scores");
        var labels = json.path("labels");
        if (!boxes.isArray() || !classes.isArray() || !scores.isArray() || !labels.isArray()) {
            return new ParsedAnswer.Malformed<>(
                    "'normalized_boxes', 'classes', 'scores' and 'labels' are not all lists");
        }
        if (boxes.size() != scores.size() || classes.size() != scores.size() || scores.size() > MAX_DETECTIONS) {
            return new ParsedAnswer.Malformed<>("%d boxes, %d classes and %d scores must be equally many, at most %d"
                    .formatted(boxes.size(), classes.size(), scores.size(), MAX_DETECTIONS));
        }
        var objects = new ArrayList<DetectedObject>();
        for (int i = 0; i < scores.size(); i++) {
            int index = classes.get(i).isNumber() ? (int) classes.get(i).doubleValue() : -1;
            double score = scores.get(i).doubleValue();
            if (index < 0 || index >= labels.size() || !labels.get(index).isTextual()) {
                return new ParsedAnswer.Malformed<>("class %d is %s, not the index of one of %d labels"
                        .formatted(i, classes.get(i), labels.size()));
            }
            if (!scores.get(i).isNumber() || !(score >= 0 && score <= 1)) {
                return new ParsedAnswer.Malformed<>("score %d is %s, not in [0, 1]".formatted(i, scores.get(i)));
            }
            if (!isBox(boxes.get(i))) {
                return new ParsedAnswer.Malformed<>("box %d is %s, not four numbers".formatted(i, boxes.get(i)));
            }
            objects.add(new DetectedObject(labels.get(index).textValue(), score, boxes.get(i)));
        }
        return new ParsedAnswer.Valid<>(bestClass(objects, original));
    }

    private static PredictedClass bestClass(List<DetectedObject> objects, Optional<ImageExtent> original) {
        var best = objects.stream().max(Comparator.comparingDouble(DetectedObject::score));
        if (best.isEmpty()) {
            return new PredictedClass("none", 1, List.of());
        }
        var boxes = objects.stream()
                .filter(object -> object.label().equals(best.get().label()))
                .flatMap(object -> original.flatMap(extent -> box(object, extent)).stream())
                .toList();
        return new PredictedClass(best.get().label(), best.get().score(), boxes);
    }

    private static Optional<Box> box(DetectedObject objects, ImageExtent original) {
        double left = objects.corners().get(0).doubleValue();
        double top = objects.corners().get(1).doubleValue();
        double right = objects.corners().get(2).doubleValue();
        double bottom = objects.corners().get(3).doubleValue();
        return Box.ofRatios(left, top, right - left, bottom - top, objects.score(), original);
    }

    private static boolean isBox(JsonNode corners) {
        if (!corners.isArray() || corners.size() != CORNERS) {
            return false;
        }
        for (var corner : corners) {
            if (!corner.isNumber() || !Double.isFinite(corner.doubleValue())) {
                return false;
            }
        }
        return true;
    }
}
