package org.vitrine.inference.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageExtent;

/**
 * Reads the answer of a semantic segmentation by the contract of SageMaker JumpStart, {@code application/json;verbose}:
 * {@code {"predictions":[[class,…],…],"labels":[…],"image_labels":[…]}}, with one class per pixel.
 */
public final class SegmentationAnswer {

    private SegmentationAnswer() {}

    /**
     * Returns the class that covers most of the pixels outside the background. Its confidence is its share of those
     * pixels, its box encloses all its pixels. The class {@code background} with confidence 1 if nothing else is found.
     *
     * @param original extent of the upright original; if empty, the result has no box
     */
    public static ParsedAnswer<PredictedClass> read(byte[] body, Optional<ImageExtent> original) {
        return LenientJson.object(body, json -> read(json, original));
    }

    private static ParsedAnswer<PredictedClass> read(JsonNode json, Optional<ImageExtent> original) {
        return switch (ClassGrid.read(json)) {
            case ParsedAnswer.Malformed<ClassGrid>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Valid<ClassGrid>(var grid) -> new ParsedAnswer.Valid<>(largestClass(grid, original));
        };
    }

    private static PredictedClass largestClass(ClassGrid grid, Optional<ImageExtent> original) {
        var areas = new Area[grid.labels().size()];
        for (int y = 0; y < grid.extent().heightPx(); y++) {
            for (int x = 0; x < grid.extent().widthPx(); x++) {
                int index = grid.at(x, y);
                areas[index] = areas[index] == null ? new Area(index, x, y) : areas[index].with(x, y);
            }
        }
        var objects = Stream.of(areas)
                .filter(area -> area != null && !grid.isBackground(area.index))
                .toList();
        long covered = objects.stream().mapToLong(area -> area.pixels).sum();
        return objects.stream()
                .max(Comparator.comparingLong(area -> area.pixels))
                .map(area -> {
                    double share = area.pixels / (double) covered;
                    return new PredictedClass(
                            grid.labels().get(area.index),
                            share,
                            original.flatMap(extent -> area.box(share, grid.extent(), extent)).stream()
                                    .toList());
                })
                .orElse(new PredictedClass(ClassGrid.BACKGROUND, 1, List.of()));
    }

    /** Pixel count and bounding box of one class; both grow while the pixels are read. */
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

        private Optional<Box> box(double confidence, ImageExtent shown, ImageExtent original) {
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
