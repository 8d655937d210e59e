package org.vitrine.search.compare;

import java.util.List;
import java.util.Optional;
import org.vitrine.vision.compare.Alignment;
import org.vitrine.vision.compare.PictureComparison;
import org.vitrine.vision.compare.PictureSize;
import org.vitrine.vision.compare.SegmentMatch;

/**
 * Why two pictures match.
 *
 * @param alignment how picture a lies on picture b
 * @param matches strokes of a and where they were found in b, the strongest first, at most 400
 * @param inliers how many of them fit the alignment
 * @param compared strokes of a that were looked for
 * @param explained share of the strokes that the other picture explains, the mean of both directions, in [0, 1]
 * @param agreement correlation of the strokes at the turn where it is greatest, in [−1, 1], as {@code verified.agreement} of hits
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
     * One of the pictures.
     *
     * @param imageId absent for a photograph that is not indexed
     * @param picture path of this server, or a data URI
     */
    record Side(Optional<String> imageId, String picture, int widthPx, int heightPx) {

        static Side of(ComparedPicture picture, PictureSize size) {
            return new Side(picture.imageId(), picture.address(), size.widthPx(), size.heightPx());
        }
    }

    /**
     * Whether both show one design.
     *
     * @param code same-design, similar, different or not-comparable
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
