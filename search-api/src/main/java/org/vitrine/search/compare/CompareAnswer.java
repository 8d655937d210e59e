package org.vitrine.search.compare;

import java.util.List;
import java.util.Optional;
import org.vitrine.vision.compare.Alignment;
import org.vitrine.vision.compare.PictureComparison;
import org.vitrine.vision.compare.PictureSize;
import org.vitrine.vision.compare.SegmentMatch;

/**
 * JSON answer of a comparison of two pictures: their alignment, the edge segments that both have, and a verdict.
 *
 * @param alignment transformation that lays picture a on picture b
 * @param matches edge segments of a and where they were found in b, the strongest first, at most 400
 * @param inliers number of matches that agree with the alignment
 * @param compared number of edge segments of a that were searched for in b
 * @param explained share of the edge segments that the other picture explains, the mean of both directions, in [0, 1]
 * @param agreement correlation of the edges at the rotation where it is greatest, in [−1, 1], as
 *     {@code verified.agreement} of hits
 */
record CompareAnswer(
        Side a,
        Side b,
        Alignment alignment,
        List<SegmentMatch> matches,
        int inliers,
        int compared,
        double explained,
        double agreement,
        Verdict verdict) {

    /**
     * One of the two pictures.
     *
     * @param imageId absent for a photograph that is not indexed
     * @param picture path on this server, or a data URI
     * @param widthPx width of the prepared picture, in pixels
     * @param heightPx height of the prepared picture, in pixels
     */
    record Side(Optional<String> imageId, String picture, int widthPx, int heightPx) {

        static Side of(ComparedPicture picture, PictureSize size) {
            return new Side(picture.imageId(), picture.address(), size.widthPx(), size.heightPx());
        }
    }

    /**
     * Whether both pictures show one design.
     *
     * @param code same-design, similar, different or not-comparable
     * @param text the verdict as a sentence, with the share and the rotation that it rests on
     */
    record Verdict(String code, String text) {}

    static CompareAnswer of(ComparisonResult compared) {
        PictureComparison comparison = compared.comparison();
        return new CompareAnswer(
                Side.of(compared.a(), comparison.a()),
                Side.of(compared.b(), comparison.b()),
                comparison.alignment(),
                comparison.matches(),
                comparison.inliers(),
                comparison.compared(),
                rounded(comparison.explained()),
                rounded(comparison.agreement().peak()),
                new Verdict(comparison.verdict().code(), comparison.sentence()));
    }

    private static double rounded(double figure) {
        return Math.rint(figure * 1e3) / 1e3;
    }
}
