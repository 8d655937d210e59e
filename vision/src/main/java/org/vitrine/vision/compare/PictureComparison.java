package org.vitrine.vision.compare;

import java.util.Comparator;
import java.util.List;
import org.vitrine.vision.verify.ComparisonWarmUp;
import org.vitrine.vision.verify.CorrelationPeak;
import org.vitrine.vision.verify.EdgeOrientationMap;
import org.vitrine.vision.verify.PolarCorrelation;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Explains why two prepared pictures match, or do not: how one lies on the other and which strokes are in both.
 * search-api returns it to people who compare a query with a candidate.
 *
 * @param a size of picture A
 * @param b size of picture B
 * @param alignment how A lies on B
 * @param matches one match for each stroke of A that the alignment places inside B, strongest first, at most
 *     {@link EdgeSegmentTracer#MAX_SEGMENTS}
 * @param inliers number of inliers among the matches
 * @param compared number of strokes of A
 * @param explained share of the strokes of A, by length and strength, that are inliers in B, and of those of B in A:
 *     mean of both, in [0, 1]
 * @param agreement correlation at one size and over all rotations, as re-ranking measures it with A as the query
 * @param verdict whether both show one design
 */
public record PictureComparison(
        PictureSize a,
        PictureSize b,
        Alignment alignment,
        List<SegmentMatch> matches,
        int inliers,
        int compared,
        double explained,
        CorrelationPeak agreement,
        DesignVerdict verdict) {

    private static final int WARM_UP_RUNS = 3;

    public PictureComparison {
        matches = List.copyOf(matches);
    }

    /**
     * Compares two pictures in about 0.1 s of processor time. Thread-safe; native memory is freed when the method
     * returns.
     *
     * @param a encoded square picture with the object in its middle
     * @param b encoded square picture with the object in its middle
     * @throws UnreadablePicture if one of them cannot be decoded
     */
    public static PictureComparison of(byte[] a, byte[] b) {
        return of(strokes(a, true), strokes(b, false));
    }

    private static EdgeOrientationMap strokes(byte[] picture, boolean first) {
        try {
            return EdgeOrientationMap.of(picture);
        } catch (IllegalArgumentException undecodable) {
            throw new UnreadablePicture(first, undecodable);
        }
    }

    /**
     * Compares noise a few times: the first comparison of a process is slow, because it loads native code and runs
     * before compilation.
     */
    public static void warmUp() {
        var noise = ComparisonWarmUp.picture();
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            of(noise, noise);
        }
    }

    /** Returns the verdict with the figure and the rotation on which it is based, for people. */
    public String sentence() {
        long percent = Math.round(100 * explained);
        long turned = Math.round(alignment.turnDegrees()) % 360;
        String turn = turned == 0
                ? "both upright alike"
                : "the first turned by %d° clockwise against the second".formatted(turned);
        return switch (verdict) {
            case SAME_DESIGN -> "Same design: %d %% of the strokes lie on each other, %s.".formatted(percent, turn);
            case SIMILAR ->
                "Similar, but not certainly the same design: %d %% of the strokes lie on each other."
                        .formatted(percent);
            case DIFFERENT ->
                "Different designs: at the best alignment %d %% of the strokes lie on each other.".formatted(percent);
            case NOT_COMPARABLE ->
                "Not comparable: one of the pictures shows too few strokes (%d are needed)."
                        .formatted(DesignVerdict.MIN_STROKES);
        };
    }

    static PictureComparison of(EdgeOrientationMap a, EdgeOrientationMap b) {
        var agreement = PolarCorrelation.of(a).correlate(PolarEdgeSpectrum.asStored(b));
        var aligned = Aligner.align(a, b, agreement.turnDegrees());
        var ofA = EdgeSegmentTracer.trace(a);
        var ofB = EdgeSegmentTracer.trace(b);
        var found = EdgeSegmentMatcher.match(a, ofA, b, aligned.pose());
        var reverse = EdgeSegmentMatcher.match(b, ofB, a, aligned.pose().inverse());
        double explained = (EdgeSegmentMatcher.explained(found, ofA) + EdgeSegmentMatcher.explained(reverse, ofB)) / 2;
        var matches = found.stream()
                .sorted(Comparator.comparingDouble(EdgeSegmentMatcher.Match::agreement)
                        .reversed())
                .map(match -> new SegmentMatch(
                        match.a().inPicture(a),
                        match.b().inPicture(b),
                        Math.rint(Math.clamp(match.agreement(), 0, 1) * 1e3) / 1e3,
                        match.inlier()))
                .toList();
        return new PictureComparison(
                new PictureSize(a.pictureWidthPx(), a.pictureHeightPx()),
                new PictureSize(b.pictureWidthPx(), b.pictureHeightPx()),
                Alignment.of(aligned.pose(), a, b),
                matches,
                Math.toIntExact(matches.stream().filter(SegmentMatch::inlier).count()),
                ofA.size(),
                explained,
                agreement,
                DesignVerdict.of(Math.min(ofA.size(), ofB.size()), explained));
    }
}
