package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.inference.statement.ImageExtent;

/** The answer of a semantic segmentation: one class per pixel, row by row, with the names of the classes. */
final class ClassGrid {

    static final String BACKGROUND = "background";
    /** Most rows, and most pixels of a row. */
    private static final int MAX_EDGE = 20_000;

    private final ImageExtent imageExtent;
    private final int[] classes;
    private final List<String> labels;

    private ClassGrid(ImageExtent imageExtent, int[] classes, List<String> labels) {
        this.imageExtent = imageExtent;
        this.classes = classes;
        this.labels = labels;
    }

    /** Reads {@code predictions} and {@code labels}; malformed if rows differ in length or a pixel has no label. */
    static ParsedAnswer<ClassGrid> read(JsonNode json) {
        var rows = json.path("predictions");
        var labels = json.path("labels");
        if (!rows.isArray() || rows.isEmpty() || rows.size() > MAX_EDGE || !labels.isArray() || labels.isEmpty()) {
            return new ParsedAnswer.Malformed<>(
                    "'predictions' and 'labels' must be lists with at least one element, 'predictions' of at most %d"
                            .formatted(MAX_EDGE));
        }
        int width = rows.get(0).size();
        if (width < 1 || width > MAX_EDGE) {
            return new ParsedAnswer.Malformed<>("a row of 'predictions' has %d pixels".formatted(width));
        }
        var classes = new int[width * rows.size()];
        for (int y = 0; y < rows.size(); y++) {
            if (rows.get(y).size() != width) {
                return new ParsedAnswer.Malformed<>("row %d has %d pixels, the first %d"
                        .formatted(y, rows.get(y).size(), width));
            }
            for (int x = 0; x < width; x++) {
                var pixel = rows.get(y).get(x);
                int index = pixel.isNumber() ? pixel.intValue() : -1;
                if (index < 0 || index >= labels.size()) {
                    return new ParsedAnswer.Malformed<>("pixel %d, %d is %s, not the index of one of %d labels"
                            .formatted(x, y, pixel, labels.size()));
                }
                classes[y * width + x] = index;
            }
        }
        var names = new ArrayList<String>();
        labels.forEach(label -> names.add(label.asText()));
        return new ParsedAnswer.Valid<>(
                new ClassGrid(new ImageExtent(width, rows.size()), classes, List.copyOf(names)));
    }

    ImageExtent extent() {
        return imageExtent;
    }

    List<String> labels() {
        return labels;
    }

    /** Index in {@link #labels} of the class of a pixel. */
    int at(int x, int y) {
        return classes[y * imageExtent.widthPx() + x];
    }

    boolean isBackground(int index) {
        return BACKGROUND.equals(labels.get(index));
    }
}
