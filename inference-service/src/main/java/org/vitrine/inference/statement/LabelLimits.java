package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * The limits of Rekognition for the size and the extent of a picture, by operation and by way of sending it.
 *
 * @see <a href="https://docs.aws.amazon.com/rekognition/latest/dg/limits.html">Guidelines and quotas</a>
 * @see <a href="https://docs.aws.amazon.com/rekognition/latest/customlabels-dg/limits.html">those of custom labels</a>
 */
public enum LabelLimits {
    /** DetectLabels with the bytes in the request. */
    BYTES("labels", 5L << 20, 80, 10_000),
    /** DetectLabels of an object in S3. */
    REFERENCE("labels", 15_000_000, 80, 10_000),
    /** DetectCustomLabels with the bytes in the request. */
    CUSTOM_BYTES("custom-labels", 4_000_000, 64, 4096),
    /** DetectCustomLabels of an object in S3. */
    CUSTOM_REFERENCE("custom-labels", 15_000_000, 64, 4096);

    private final String what;
    private final long maxBytes;
    private final int minEdgePx;
    private final int maxEdgePx;

    LabelLimits(String what, long maxBytes, int minEdgePx, int maxEdgePx) {
        this.what = what;
        this.maxBytes = maxBytes;
        this.minEdgePx = minEdgePx;
        this.maxEdgePx = maxEdgePx;
    }

    public long maxBytes() {
        return maxBytes;
    }

    /** Returns why labels cannot be requested for a picture; empty if they can. */
    public Optional<SkippedRequest> objection(PictureShape shape, long sizeBytes) {
        if (sizeBytes < 1 || sizeBytes > maxBytes) {
            return skipped(
                    "too-many-bytes",
                    "The picture has %d bytes; labels are requested for 1 to %d.".formatted(sizeBytes, maxBytes));
        }
        if (shape.extent().shortest() < minEdgePx) {
            return skipped(
                    "too-small",
                    "The picture's shorter edge is %d pixels; labels need %d."
                            .formatted(shape.extent().shortest(), minEdgePx));
        }
        if (shape.extent().longest() > maxEdgePx) {
            return skipped(
                    "too-large",
                    "The picture's longer edge is %d pixels; labels are requested for at most %d."
                            .formatted(shape.extent().longest(), maxEdgePx));
        }
        return Optional.empty();
    }

    /** The reason to skip labels if no picture shows the whole photograph in a format that Rekognition reads. */
    public SkippedRequest noRendition() {
        return new SkippedRequest(
                what, "no-rendition", "No JPEG or PNG rendition shows the whole photograph; labels need one.");
    }

    private Optional<SkippedRequest> skipped(String reasonCode, String sentence) {
        return Optional.of(new SkippedRequest(what, reasonCode, sentence));
    }
}
