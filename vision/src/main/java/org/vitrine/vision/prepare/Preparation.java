package org.vitrine.vision.prepare;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.ReasonCode;

/** The outcome of preparing a photograph: prepared with its renditions, or refused with a reason. */
public sealed interface Preparation {

    /**
     * The photograph was prepared.
     *
     * @param format format of the original
     * @param widthPx width of the upright original, in pixels
     * @param heightPx height of the upright original, in pixels
     * @param region main object, in pixels of the upright original; the whole picture if no object was found
     * @param regions all objects found, the main one first; may be empty
     * @param steps report of each step, in the order in which they ran
     * @param quality quality figures of the photograph
     * @param renditions one rendition of each requested kind, in the order of the kinds
     * @param outline closed contour of the main object, at most {@link #MAX_OUTLINE_POINTS} points; empty if no
     *     object was found
     * @param stepPictures the prepared picture after each step that changed it, in order; empty unless requested
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

        /** Largest number of points of an outline; enough to draw any outline on a screen. */
        public static final int MAX_OUTLINE_POINTS = 200;

        public Prepared {
            outline = List.copyOf(outline);
            stepPictures = List.copyOf(stepPictures);
            regions = List.copyOf(regions);
            steps = List.copyOf(steps);
            renditions = List.copyOf(renditions);
        }

        /** Returns the rendition of a kind, which must have been requested. */
        public Rendition rendition(Rendition.Kind kind) {
            return renditions.stream()
                    .filter(rendition -> rendition.kind() == kind)
                    .findFirst()
                    .orElseThrow();
        }

        /** Returns the same result with a sentence before the note of a step; a step that did not run is ignored. */
        public Prepared withStepNote(String step, String sentence) {
            return new Prepared(
                    format,
                    widthPx,
                    heightPx,
                    region,
                    regions,
                    steps.stream()
                            .map(report -> report.name().equals(step) ? report.withNotePrefix(sentence) : report)
                            .toList(),
                    quality,
                    renditions,
                    outline,
                    stepPictures);
        }
    }

    /**
     * The photograph cannot be prepared. The same bytes are always refused.
     *
     * @param code reason, for programs
     * @param sentence what is wrong and what the institution can do
     */
    record Refused(ReasonCode code, String sentence) implements Preparation {}

    /** A rectangle in pixels; right and bottom are exclusive. */
    record Region(int left, int top, int width, int height) {}

    /** A point of an outline, in pixels of the upright original. */
    record OutlinePoint(double x, double y) {}

    /**
     * The prepared picture as one step left it.
     *
     * @param step the step: cut-out or square, upright, enhance
     */
    record StepPicture(String step, Rendition picture) {}

    /**
     * An object in the photograph.
     *
     * @param region bounding box in pixels of the upright original
     * @param confidence confidence of the locator, in [0, 1]
     * @param roundness similarity of the outline to an ellipse, in [0, 1]
     * @param pairOf index in the list of regions of the object that seems to be the other side of the same coin; empty
     *     if none
     */
    record FoundRegion(Region region, double confidence, double roundness, OptionalInt pairOf) {}

    /**
     * Quality figures of a photograph.
     *
     * @param sharpness variance of the Laplacian of the prepared picture's luminance, which is in [0, 1]
     * @param exposure mean luminance of the object, in [0, 1]
     * @param coverage share of the photograph that the object covers, in [0, 1]
     * @param resolutionPx longest edge of the object in the original, in pixels
     */
    record Quality(double sharpness, double exposure, double coverage, int resolutionPx) {}

    /** A picture derived from the photograph, encoded, without any metadata of the original. */
    record Rendition(Kind kind, String mediaType, int widthPx, int heightPx, Encoded bytes) {

        /** The kinds of renditions; {@code docs/glossary.md} describes them. */
        public enum Kind {
            PREPARED,
            MASK,
            THUMBNAIL,
            ACCESS,
            /** The edge map for re-ranking; it is not meant to be looked at. */
            STROKES
        }
    }

    /** The bytes of an encoded file. */
    final class Encoded {

        private final byte[] bytes;
        private volatile byte @Nullable [] digest;

        /** Takes the array without a copy; the caller must not change it any more. */
        public Encoded(byte[] bytes) {
            this.bytes = bytes;
        }

        public int length() {
            return bytes.length;
        }

        /** Returns the SHA-256 of the bytes, 32 bytes; it is computed once. */
        public byte[] sha256() {
            byte[] cached = digest;
            if (cached == null) {
                cached = computeDigest();
                digest = cached;
            }
            return cached.clone();
        }

        private byte[] computeDigest() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }

        /** Returns a copy of the bytes. */
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
