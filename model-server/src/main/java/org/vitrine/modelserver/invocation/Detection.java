package org.vitrine.modelserver.invocation;

import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.onnx.DecodedPicture.Square;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.BoxOrder;
import org.vitrine.onnx.TensorValues;

/**
 * One object that a detector found in a picture. Corners are fractions from 0 to 1 of the width and height of the
 * picture as it was sent, without the border that made it square.
 *
 * @param classIndex index of the class in the labels of the card
 * @param score confidence of the model
 */
public record Detection(int classIndex, float score, double left, double top, double right, double bottom) {

    /**
     * Reads the objects from the outputs of a detector, highest score first; entries with a score of 0 or less are left
     * out.
     *
     * @param values boxes, scores and classes, in the order of {@link ModelCard#outputs}
     * @param square place of the picture in the model's input
     */
    public static List<Detection> of(ModelCard card, List<TensorValues> values, Square square) {
        var scores = values.get(1);
        return IntStream.range(0, scores.size())
                .filter(i -> scores.at(i) > 0)
                .boxed()
                .sorted((one, other) -> Float.compare(scores.at(other), scores.at(one)))
                .map(i -> one(card, values, i, square))
                .toList();
    }

    private static Detection one(ModelCard card, List<TensorValues> values, int index, Square square) {
        var detection = card.output().detection().orElseThrow();
        double unit = detection.inPixels() ? card.input().edgePx() : 1;
        boolean acrossFirst = detection.order() == BoxOrder.XYXY;
        var boxes = values.getFirst();
        double first = boxes.at(4 * index) / unit;
        double second = boxes.at(4 * index + 1) / unit;
        double third = boxes.at(4 * index + 2) / unit;
        double fourth = boxes.at(4 * index + 3) / unit;
        return new Detection(
                Math.round(values.get(2).at(index)),
                values.get(1).at(index),
                across(acrossFirst ? first : second, square),
                down(acrossFirst ? second : first, square),
                across(acrossFirst ? third : fourth, square),
                down(acrossFirst ? fourth : third, square));
    }

    private static double across(double share, Square square) {
        return Math.clamp((share - square.left()) / square.width(), 0, 1);
    }

    private static double down(double share, Square square) {
        return Math.clamp((share - square.top()) / square.height(), 0, 1);
    }
}
