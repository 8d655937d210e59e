package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * What Rekognition takes as bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/rekognition/latest/dg/limits.html">Guidelines and quotas</a>
 */
public final class LabelLimits {

    public static final long MAX_BYTES = 5L << 20;
    static final int MIN_EDGE_PX = 80;
    static final int MAX_EDGE_PX = 10_000;

    private static final String LABELS = "labels";

    private LabelLimits() {}

    /** Why labels cannot be asked of a picture; empty where they can. */
    public static Optional<Skipped> objection(PictureShape shape, long sizeBytes) {
        if (sizeBytes < 1 || sizeBytes > MAX_BYTES) {
            return Optional.of(new Skipped(
                    LABELS,
                    "too-many-bytes",
                    "The picture has %d bytes; labels are asked of 1 to %d.".formatted(sizeBytes, MAX_BYTES)));
        }
        if (shape.extent().shortest() < MIN_EDGE_PX) {
            return Optional.of(new Skipped(
                    LABELS,
                    "too-small",
                    "The picture's shorter edge is %d pixels; labels need %d."
                            .formatted(shape.extent().shortest(), MIN_EDGE_PX)));
        }
        if (shape.extent().longest() > MAX_EDGE_PX) {
            return Optional.of(new Skipped(
                    LABELS,
                    "too-large",
                    "The picture's longer edge is %d pixels; labels are asked of at most %d."
                            .formatted(shape.extent().longest(), MAX_EDGE_PX)));
        }
        return Optional.empty();
    }

    /** The collection's profile asks for no labels. */
    public static Skipped notWanted() {
        return new Skipped(LABELS, "not-wanted", "The collection's profile asks for no labels.");
    }

    /** There is no picture that shows the whole photograph in a format Rekognition reads. */
    public static Skipped nothingToShow() {
        return new Skipped(
                LABELS, "no-rendition", "No JPEG or PNG rendition shows the whole photograph; labels need one.");
    }
}
