package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.Extent;

/**
 * The JumpStart semantic segmentation contract, {@code application/json;verbose}: {@code
 * {"predictions":[[class,…],…],"labels":[…],"image_labels":[…]}}, one class for each pixel.
 */
public final class SegmentationAnswer {

    private static final String BACKGROUND = "background";
    private static final int MAX_EDGE = 20_000;

    private SegmentationAnswer() {}

    /**
     * Takes the class that covers most of what is not background; its confidence is the share it covers of that. The box is
     * around all its pixels.
     */
    public static Reading<Decided> read(byte[] body, Optional<Extent> original) {
        return Json.object(body, json -> read(json, original));
    }

    private static Reading<Decided> read(JsonNode json, Optional<Extent> original) {
        var rows = json.path("predictions");
        var labels = json.path("labels");
        if (!rows.isArray() || rows.isEmpty() || rows.size() > MAX_EDGE || !labels.isArray() || labels.isEmpty()) {
            return new Reading.Malformed<>("'predictions' and 'labels' are not both lists that hold something");
        }
        int width = rows.get(0).size();
        if (width < 1 || width > MAX_EDGE) {
            return new Reading.Malformed<>("a row of 'predictions' has %d pixels".formatted(width));
        }
        var areas = new Area[labels.size()];
        for (int y = 0; y < rows.size(); y++) {
            if (rows.get(y).size() != width) {
                return new Reading.Malformed<>("row %d has %d pixels, the first %d"
                        .formatted(y, rows.get(y).size(), width));
            }
            for (int x = 0; x < width; x++) {
                var pixel = rows.get(y).get(x);
                int index = pixel.isNumber() ? pixel.intValue() : -1;
                if (index < 0 || index >= areas.length) {
                    return new Reading.Malformed<>(
                            "pixel %d, %d is %s, none of the %d labels".formatted(x, y, pixel, areas.length));
                }
                areas[index] = areas[index] == null ? new Area(index, x, y) : areas[index].with(x, y);
            }
        }
        return new Reading.Understood<>(decided(areas, labels, new Extent(width, rows.size()), original));
    }

    private static Decided decided(Area[] areas, JsonNode labels, Extent shown, Optional<Extent> original) {
        var objects = Stream.of(areas)
                .filter(area -> area != null
                        && !BACKGROUND.equals(labels.get(area.index).asText()))
                .toList();
        long covered = objects.stream().mapToLong(area -> area.pixels).sum();
        return objects.stream()
                .max(java.util.Comparator.comparingLong(area -> area.pixels))
                .map(area -> {
                    double share = area.pixels / (double) covered;
                    return new Decided(
                            labels.get(area.index).asText(),
                            share,
                            original.flatMap(extent -> area.box(share, shown, extent)).stream()
                                    .toList());
                })
                .orElse(new Decided(BACKGROUND, 1, java.util.List.of()));
    }

    /** Where the pixels of one class are; grows while they are read. */
    private static final class Area {

        private final int index;
        private long pixels = 1;
        private int left;
        private int top;
        private int right;
        private int bottom;

        private Area(int index, int x, int y) {
            this.index = index;
            left = x;
            right = x;
            top = y;
            bottom = y;
        }

        private Area with(int x, int y) {
            pixels++;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            return this;
        }

        private Optional<Box> box(double confidence, Extent shown, Extent original) {
            double width = shown.widthPx();
            double height = shown.heightPx();
            return Box.ofRatios(
                    left / width,
                    top / height,
                    (right + 1 - left) / width,
                    (bottom + 1 - top) / height,
                    confidence,
                    original);
        }
    }
}
