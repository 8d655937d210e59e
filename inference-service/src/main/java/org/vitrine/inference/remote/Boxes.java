package org.vitrine.inference.remote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageExtent;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;

/** Rekognition's boxes: ratios of the upright picture. */
final class Boxes {

    private Boxes() {}

    /** Empty where a side is missing: that is no place. */
    static Optional<Box> of(@Nullable BoundingBox box, double confidence, ImageExtent original) {
        return box == null || box.left() == null || box.top() == null || box.width() == null || box.height() == null
                ? Optional.empty()
                : Box.ofRatios(box.left(), box.top(), box.width(), box.height(), confidence, original);
    }
}
