package org.vitrine.vision.compare;

import java.util.ArrayList;
import java.util.Comparator;
import org.vitrine.vision.compare.FineSearch.AlignedPose;
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
    private static final int MAX_STARTS = 6;

    private static final int COARSE_STEP_PX = 4;
    private static final int FINE_STEP_PX = 2;
    private static final int FINALISTS = 2;

    private Aligner() {}

    /**
     * Aligns picture A with picture B.
     *
     * @param turnDegrees angle by which A is turned clockwise against B, as {@code PolarCorrelation} measures it
     * @return the best pose and its correlation
     */
    static AlignedPose align(EdgeOrientationMap a, EdgeOrientationMap b, double turnDegrees) {
        var starts = new ArrayList<>(CoarseSearch.best(OrientationField.of(a), OrientationField.of(b), MAX_STARTS));
        starts.add(new Pose(Math.toRadians(turnDegrees), 1, 0, 0));
        var rough = new FineSearch(a, b, COARSE_STEP_PX);
        var exact = new FineSearch(a, b, FINE_STEP_PX);
        return starts.stream()
                .map(rough::optimise)
                .sorted(Comparator.comparingDouble(AlignedPose::correlation).reversed())
                .limit(FINALISTS)
                .map(aligned -> exact.optimise(aligned.pose()))
                .max(Comparator.comparingDouble(AlignedPose::correlation))
                .orElseThrow();
    }
}
