package org.vitrine.inference.describe;

import java.util.List;
import java.util.Optional;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.SkippedRequest;

/**
 * The pictures of one photograph.
 *
 * @param prepared what classifiers and the embedder see
 * @param whole what detectors see: the whole photograph; where there is none, they see the prepared one and name no places
 * @param labels what Rekognition's DetectLabels sees
 * @param customLabels what its DetectCustomLabels sees
 */
public record RenditionSet(ImageInput prepared, Optional<ImageInput> whole, ForLabels labels, ForLabels customLabels) {

    /** Whole photographs in the order to try, or why there is none to ask about. */
    public sealed interface ForLabels {

        /** @param shown the first is asked; the next where Rekognition cannot read the first, at least one */
        record These(List<ImageInput> shown) implements ForLabels {}

        record Absent(SkippedRequest why) implements ForLabels {}
    }
}
