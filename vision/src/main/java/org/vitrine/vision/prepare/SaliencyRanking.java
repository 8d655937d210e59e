package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_NONE;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_EXTERNAL;
import static org.bytedeco.opencv.global.opencv_imgproc.contourArea;
import static org.bytedeco.opencv.global.opencv_imgproc.convexHull;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.minAreaRect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * Ranks outlines by saliency, for collections whose objects have any shape. The most salient object differs in colour
 * from its surroundings along its whole outline, lies completely in the picture and near its middle, is large, and is
 * no label, tray or rail. The weights were selected with the masks of 180 gems, shells and sherds in synthetic
 * photographs, half of them beside rulers, cards, hands and coins.
 *
 * @param contrast contrast along outlines
 * @param support edges of the picture
 */
record SaliencyRanking(OutlineContrast contrast, EdgeSupport support) {

    /**
     * Boxiness from which on an outline may be a label's; the boxiness beyond it at which it certainly is one; and the
     * share of its weight that remains then.
     */
    private static final double LABEL = 0.6;

    private static final double SURELY_LABEL = 0.15;
    private static final double LEFT_OF_LABEL = 0.15;

    /**
     * Limits between which the weight rises from 0 to 1: below the first value an object is a rail or a frame, above
     * the second it is neither. Width of the box by its length; area by that of the convex hull; filled share of the
     * mask.
     */
    private static final double[] SLENDER = {0.05, 0.15};

    private static final double[] HOLLOW_HULL = {0.3, 0.6};
    private static final double[] HOLLOW = {0.5, 0.7};

    /**
     * Factor of the share of the frame that an outline touches: what extends over the frame is a hand, a card or a
     * neighbouring object. The result is squared: along a sixth of the frame a ninth of the confidence remains, less
     * than {@link #LEAST}.
     */
    private static final double FRAME = 4;

    private static final double MIDDLE = 0.8;
    /**
     * Exponent of the area: of a label on an object and the object itself, both with strong edges, the larger is
     * preferred.
     */
    private static final double LARGE = 0.35;

    private static final double LARGE_ENOUGH = 0.4;

    /**
     * Least confidence of an object. On the 180 synthetic photographs, the lowest confidence of a correct outline was
     * .19.
     */
    private static final double LEAST = 0.15;

    private record Weighed(LocatedObject located, double weight) {}

    /**
     * Returns the best of each group of overlapping outlines, the most salient first.
     *
     * @param outlines outlines by other evidence
     * @param parts regions that differ from the frame
     */
    List<LocatedObject> ranked(List<LocatedObject> outlines, List<DifferenceThresholds.Part> parts) {
        var weighed = new ArrayList<Weighed>();
        outlines.forEach(outline -> weighed.add(weighed(outline, 1)));
        for (var part : parts) {
            OutlineGeometry.pointsOf(part.mask())
                    .ifPresent(points -> weighed.add(weighed(
                            new LocatedObject(
                                    part.mask(),
                                    points,
                                    OutlineGeometry.box(part.mask()),
                                    OutlineEvidence.FRAME_COLOUR,
                                    0,
                                    OutlineGeometry.round(part.mask())),
                            part.filled())));
        }
        weighed.removeIf(each -> each.located().confidence() < LEAST);
        weighed.sort(Comparator.comparingDouble(each -> -each.weight()));
        var kept = new ArrayList<LocatedObject>();
        for (var each : weighed) {
            if (kept.stream()
                    .noneMatch(other ->
                            OutlineGeometry.shared(other.mask(), each.located().mask()) > RegionSelection.SAME)) {
                kept.add(each.located());
            }
        }
        return List.copyOf(kept);
    }

    private Weighed weighed(LocatedObject outline, double filled) {
        var mask = outline.mask();
        double label = Math.clamp((OutlineGeometry.boxiness(outline.points()) - LABEL) / SURELY_LABEL, 0, 1);
        double free = 1 - Math.min(1, FRAME * OutlineGeometry.frameContact(mask));
        double sure = contrast.along(outline)
                * support.under(mask)
                * free
                * free
                * (1 - (1 - LEFT_OF_LABEL) * label)
                * between(HOLLOW, filled)
                * bulk(mask);
        double weight = sure
                * (1 - MIDDLE * offCentre(mask))
                * Math.pow(Math.min(OutlineGeometry.coverage(mask), LARGE_ENOUGH), LARGE);
        return new Weighed(outline.as(sure), weight);
    }

    /** Returns 0 for an object as thin as a rail or as hollow as a frame, 1 for one that is neither. */
    private static double bulk(Mat mask) {
        var contours = new MatVector();
        findContours(mask.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        if (contours.size() == 0) {
            return 0;
        }
        var hull = new Mat();
        convexHull(contours.get(0), hull);
        var box = minAreaRect(contours.get(0)).size();
        double slender = Math.min(box.width(), box.height()) / Math.max(1, Math.max(box.width(), box.height()));
        double full = contourArea(contours.get(0)) / Math.max(1, contourArea(hull));
        return between(HOLLOW_HULL, full) * between(SLENDER, slender);
    }

    private static double between(double[] limits, double value) {
        return Math.clamp((value - limits[0]) / (limits[1] - limits[0]), 0, 1);
    }

    /** Returns 0 in the middle of the picture, and 1 at the distance of the nearest edge or farther. */
    private static double offCentre(Mat mask) {
        var disc = OutlineGeometry.discOf(mask);
        return Math.min(1, 2 * Math.hypot(disc.x() / mask.cols() - 0.5, disc.y() / mask.rows() - 0.5));
    }
}
