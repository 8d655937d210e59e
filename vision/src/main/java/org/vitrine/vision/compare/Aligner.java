package org.vitrine.vision.compare;

import java.util.ArrayList;
import java.util.Comparator;
import org.vitrine.vision.compare.FineSearch.Aligned;
import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * Finds the rotation, scale and shift at which the strokes of two pictures correlate best: a coarse search, then two
 * fine searches from its best results.
 */
final class Aligner {

    /**
     * Results of the coarse search from which the fine search starts, in addition to the rotation that re-ranking
     * measured.
     */
    private static final int STARTS = 6;

    private static final int ROUGH_PX = 4;
    private static final int EXACT_PX = 2;
    private static final int FINALISTS = 2;

    private Aligner() {}

    /**
     * Aligns picture A with picture B.
     *
     * @param turnDegrees angle by which A is turned clockwise against B, as {@code PolarCorrelation} measures it
     * @return the best pose and its correlation
     */
    static Aligned align(EdgeOrientationMap a, EdgeOrientationMap b, double turnDegrees) {
        var starts = new ArrayList<>(CoarseSearch.best(OrientationField.of(a), OrientationField.of(b), STARTS));
        starts.add(new Pose(Math.toRadians(turnDegrees), 1, 0, 0));
        var rough = new FineSearch(a, b, ROUGH_PX);
        var exact = new FineSearch(a, b, EXACT_PX);
        return starts.stream()
                .map(rough::climb)
                .sorted(Comparator.comparingDouble(Aligned::correlation).reversed())
                .limit(FINALISTS)
                .map(aligned -> exact.climb(aligned.pose()))
                .max(Comparator.comparingDouble(Aligned::correlation))
                .orElseThrow();
    }
}
