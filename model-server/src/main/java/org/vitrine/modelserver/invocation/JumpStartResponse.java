package org.vitrine.modelserver.invocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vitrine.onnx.DecodedPicture.Square;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.TensorValues;

/** Builds the JSON of a response in the format that SageMaker JumpStart endpoints use for the task of the model. */
final class JumpStartResponse {

    private JumpStartResponse() {}

    static Map<String, Object> answer(
            ModelCard card, AcceptHeader acceptHeader, List<TensorValues> values, Square square) {
        var first = values.getFirst();
        return switch (card.task()) {
            case EMBEDDING -> Map.of("embedding", card.output().nested() ? List.of(first.numbers()) : first.numbers());
            case CLASSIFICATION -> classes(card, acceptHeader, first);
            case DETECTION -> objects(card, acceptHeader, values, square);
            case SEGMENTATION -> SegmentMap.of(first, square).answer(card, acceptHeader);
        };
    }

    private static Map<String, Object> classes(ModelCard card, AcceptHeader acceptHeader, TensorValues values) {
        if (!acceptHeader.verbose()) {
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

    private static Map<String, Object> objects(
            ModelCard card, AcceptHeader acceptHeader, List<TensorValues> values, Square square) {
        var found = Detection.of(card, values, square);
        var best = found.subList(
                0, Math.min(found.size(), acceptHeader.predictions().orElse(found.size())));
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "normalized_boxes",
                best.stream()
                        .map(one -> List.of(one.left(), one.top(), one.right(), one.bottom()))
                        .toList());
        answer.put("classes", best.stream().map(Detection::classIndex).toList());
        answer.put("scores", best.stream().map(Detection::score).toList());
        if (acceptHeader.verbose()) {
            answer.put("labels", card.labels());
        }
        return answer;
    }
}
