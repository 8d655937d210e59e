package org.vitrine.vision.prepare;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.ReasonCode;

/** The outcome of preparing a photograph. */
public sealed interface Preparation {

    /**
     * Renditions are made.
     *
     * @param widthPx of the upright original
     * @param heightPx of the upright original
     * @param region where the main object is, in pixels of the upright original; the whole picture where none was found
     * @param regions every object that was found, the main one first; none where none was found
     * @param outline of the main object, closed, at most {@value #MOST_OUTLINE_POINTS} points; none where none was found
     * @param stepPictures the prepared picture after each step that changed it, in order; none unless asked for
     */
    record Prepared(
            ImageFormat format,
            int widthPx,
            int heightPx,
            Region region,
            List<FoundRegion> regions,
            List<StepReport> steps,
            Quality quality,
            List<Rendition> renditions,
            List<OutlinePoint> outline,
            List<StepPicture> stepPictures)
            implements Preparation {

        /** Enough to draw any outline on a screen. */
        public static final int MOST_OUTLINE_POINTS = 200;

        public Prepared {
            outline = List.copyOf(outline);
            stepPictures = List.copyOf(stepPictures);
            regions = List.copyOf(regions);
            steps = List.copyOf(steps);
            renditions = List.copyOf(renditions);
        }

        /** The rendition of a kind; every kind is there. */
        public Rendition rendition(Rendition.Kind kind) {
            return renditions.stream()
                    .filter(rendition -> rendition.kind() == kind)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * The photograph is at fault, and stays so for these bytes.
     *
     * @param sentence what is wrong and what its owner can do
     */
    record Refused(ReasonCode code, String sentence) implements Preparation {}

    /** A rectangle in pixels; right and bottom are exclusive. */
    record Region(int left, int top, int width, int height) {}

    /** In pixels of the upright original. */
    record OutlinePoint(double x, double y) {}

    /**
     * The prepared picture as a step left it.
     *
     * @param step cut-out or square, upright, enhance
     */
    record StepPicture(String step, Rendition picture) {}

    /**
     * An object in the photograph.
     *
     * @param confidence in [0, 1]
     * @param roundness how close its outline is to an ellipse, in [0, 1]
     * @param pairOf place in the list of what seems to be the other side of the same object
     */
    record FoundRegion(Region region, double confidence, double roundness, OptionalInt pairOf) {}

    /**
     * What a photograph is good for.
     *
     * @param sharpness variance of the Laplacian of the prepared picture's luminance in [0, 1]
     * @param exposure mean luminance of the object, in [0, 1]
     * @param coverage share of the photograph that the object covers, in [0, 1]
     * @param resolutionPx longest edge of the object in the original
     */
    record Quality(double sharpness, double exposure, double coverage, int resolutionPx) {}

    /** A derived picture, encoded, without any metadata of the original. */
    record Rendition(Kind kind, String mediaType, int widthPx, int heightPx, Encoded bytes) {

        /** What it is for. */
        public enum Kind {
            PREPARED,
            MASK,
            THUMBNAIL,
            ACCESS,
            /** For comparing, not for looking at. */
            STROKES
        }
    }

    /** Bytes of a file. */
    final class Encoded {

        private final byte[] bytes;
        private volatile byte @Nullable [] digest;

        /** Of bytes that nobody changes any more. */
        public Encoded(byte[] bytes) {
            this.bytes = bytes;
        }

        public int length() {
            return bytes.length;
        }

        /** Their SHA-256, 32 bytes; computed once. */
        public byte[] sha256() {
            byte[] known = digest;
            if (known == null) {
                known = computed();
                digest = known;
            }
            return known.clone();
        }

        private byte[] computed() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }

        /** A copy. */
        public byte[] toByteArray() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Encoded encoded && Arrays.equals(bytes, encoded.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
