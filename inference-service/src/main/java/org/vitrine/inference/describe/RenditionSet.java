package org.vitrine.inference.describe;

import java.util.List;
import java.util.Optional;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.SkippedRequest;

/**
 * The pictures of one photograph, by the models that get them.
 *
 * @param prepared the prepared rendition, for classifiers and the embedder
 * @param whole a picture of the whole photograph, for detectors and segmentations; if empty, they get the prepared
 *     rendition and their answers have no boxes
 * @param labels pictures for Rekognition's DetectLabels
 * @param customLabels pictures for Rekognition's DetectCustomLabels
 */
public record RenditionSet(
        ImageInput prepared, Optional<ImageInput> whole, LabelInputs labels, LabelInputs customLabels) {

    /** Pictures of the whole photograph in the order in which to try them, or the reason why there is none. */
    public sealed interface LabelInputs {

        /**
         * Pictures that Rekognition accepts by their size.
         *
         * @param inputs at least one; the next is sent if Rekognition cannot read the one before from S3
         */
        record Present(List<ImageInput> inputs) implements LabelInputs {}

        /** No picture qualifies; labels are skipped for this reason. */
        record Absent(SkippedRequest reason) implements LabelInputs {}
    }
}
