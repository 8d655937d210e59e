package org.vitrine.inference.remote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageExtent;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;

/** Converts Rekognition's boxes, which are ratios of the upright picture, to pixels of the original. */
final class Boxes {

    private Boxes() {}

    /** Returns the box in pixels; empty if one of its four numbers is missing or it lies outside the picture. */
    static Optional<Box> of(@Nullable BoundingBox box, double confidence, ImageExtent original) {
        return box == null || box.left() == null || box.top() == null || box.width() == null || box.height() == null
                ? Optional.empty()
                : Box.ofRatios(box.left(), box.top(), box.width(), box.height(), confidence, original);
    }
}
