package org.vitrine.modelserver.invocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.Picture.Square;
import org.vitrine.onnx.Values;

/** A model's numbers in the shapes that SageMaker JumpStart's endpoints answer with, by task. */
final class JumpStart {

    private JumpStart() {}

    static Map<String, Object> answer(ModelCard card, Accepted accepted, List<Values> values, Square square) {
        var first = values.getFirst();
        return switch (card.task()) {
            case EMBEDDING -> Map.of("embedding", card.output().nested() ? List.of(first.numbers()) : first.numbers());
            case CLASSIFICATION -> classes(card, accepted, first);
            case DETECTION -> objects(card, accepted, values, square);
            case SEGMENTATION -> SegmentMap.of(first, square).answer(card, accepted);
        };
    }

    private static Map<String, Object> classes(ModelCard card, Accepted accepted, Values values) {
        if (!accepted.verbose()) {
            return Map.of("probabilities", values.numbers());
        }
        int best =
                IntStream.range(1, values.size()).reduce(0, (so, next) -> values.at(next) > values.at(so) ? next : so);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("probabilities", values.numbers());
        answer.put("labels", card.labels());
        answer.put("predicted_label", card.labels().get(best));
        return answer;
    }

    private static Map<String, Object> objects(ModelCard card, Accepted accepted, List<Values> values, Square square) {
        var found = Detected.of(card, values, square);
        var best =
                found.subList(0, Math.min(found.size(), accepted.predictions().orElse(found.size())));
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "normalized_boxes",
                best.stream()
                        .map(one -> List.of(one.left(), one.top(), one.right(), one.bottom()))
                        .toList());
        answer.put("classes", best.stream().map(Detected::classIndex).toList());
        answer.put("scores", best.stream().map(Detected::score).toList());
        if (accepted.verbose()) {
            answer.put("labels", card.labels());
        }
        return answer;
    }
}
