package org.vitrine.modelserver.invocation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.vitrine.onnx.DecodedPicture.Square;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.TensorValues;

/**
 * The class map of a segmentation: one class per cell, in the resolution of the model's output. The border that made
 * the picture square is cut off.
 */
final class SegmentMap {

    private final int[][] classes;

    private SegmentMap(int[][] classes) {
        this.classes = classes;
    }

    /**
     * Reads the map from a tensor with class numbers [H, W] or with scores per class [C, H, W], of which the highest
     * wins.
     *
     * @param square place of the picture in the model's input
     */
    static SegmentMap of(TensorValues tensorValues, Square square) {
        var shape = tensorValues.shape();
        int height = Math.toIntExact(shape.get(shape.size() - 2));
        int width = Math.toIntExact(shape.getLast());
        int layers = tensorValues.size() / height / width;
        int top = clamp(square.top() * height, height - 1);
        int left = clamp(square.left() * width, width - 1);
        int rows = Math.max(1, clamp((square.top() + square.height()) * height, height) - top);
        int columns = Math.max(1, clamp((square.left() + square.width()) * width, width) - left);
        var classes = new int[rows][columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                classes[y][x] = at(tensorValues, (top + y) * width + left + x, layers, height * width);
            }
        }
        return new SegmentMap(classes);
    }

    private static int clamp(double value, int max) {
        return (int) Math.clamp(Math.round(value), 0L, (long) max);
    }

    private static int at(TensorValues tensorValues, int cell, int layers, int plane) {
        if (layers == 1) {
            return Math.round(tensorValues.at(cell));
        }
        int best = 0;
        for (int layer = 1; layer < layers; layer++) {
            if (tensorValues.at(layer * plane + cell) > tensorValues.at(best * plane + cell)) {
                best = layer;
            }
        }
        return best;
    }

    Map<String, Object> answer(ModelCard card, AcceptHeader acceptHeader) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("predictions", classes);
        if (acceptHeader.verbose()) {
            var classIndexes = new TreeSet<Integer>();
            for (int[] row : classes) {
                for (int cell : row) {
                    classIndexes.add(cell);
                }
            }
            answer.put("labels", card.labels());
            answer.put(
                    "image_labels",
                    classIndexes.stream()
                            .filter(index -> index < card.labels().size())
                            .map(card.labels()::get)
                            .toList());
        }
        return answer;
    }
}
