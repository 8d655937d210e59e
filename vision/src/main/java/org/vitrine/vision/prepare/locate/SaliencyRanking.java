package org.vitrine.vision.prepare.locate;

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
import org.vitrine.vision.prepare.outline.EdgeSupport;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineContrast;
import org.vitrine.vision.prepare.outline.OutlineEvidence;
import org.vitrine.vision.prepare.outline.OutlineGeometry;

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
    private static final double MIN_LABEL_BOXINESS = 0.6;

    private static final double LABEL_BOXINESS_RANGE = 0.15;
    private static final double LABEL_FACTOR = 0.15;

    /**
     * Limits between which the weight rises from 0 to 1: below the first value an object is a rail or a frame, above
     * the second it is neither. Width of the box by its length; area by that of the convex hull; filled share of the
     * mask.
     */
    private static final double[] ASPECT_LIMITS = {0.05, 0.15};

    private static final double[] SOLIDITY_LIMITS = {0.3, 0.6};
    private static final double[] FILL_LIMITS = {0.5, 0.7};

    /**
     * Factor of the share of the frame that an outline touches: what extends over the frame is a hand, a card or a
     * neighbouring object. The result is squared: along a sixth of the frame a ninth of the confidence remains, less
     * than {@link #MIN_CONFIDENCE}.
     */
    private static final double FRAME_FACTOR = 4;

    /** Share of its weight that an outline loses at the edge of the picture. */
    private static final double CENTRE_WEIGHT = 0.8;
    /**
     * Exponent of the area: of a label on an object and the object itself, both with strong edges, the larger is
     * preferred.
     */
    private static final double AREA_EXPONENT = 0.35;

    /** Share of the picture above which a larger area adds no weight. */
    private static final double MAX_AREA = 0.4;

    /**
     * Least confidence of an object. On the 180 synthetic photographs, the lowest confidence of a correct outline was
     * .19.
     */
    private static final double MIN_CONFIDENCE = 0.15;

    private record WeightedOutline(LocatedObject located, double weight) {}

    /**
     * Returns the best of each group of overlapping outlines, the most salient first.
     *
     * @param outlines outlines by other evidence
     * @param parts regions that differ from the frame
     */
    List<LocatedObject> ranked(List<LocatedObject> outlines, List<ThresholdRegions.FilledRegion> parts) {
        var weighted = new ArrayList<WeightedOutline>();
        outlines.forEach(outline -> weighted.add(weighted(outline, 1)));
        for (var part : parts) {
            OutlineGeometry.contourOf(part.mask())
                    .ifPresent(points -> weighted.add(weighted(
                            new LocatedObject(
                                    part.mask(),
                                    points,
                                    OutlineGeometry.box(part.mask()),
                                    OutlineEvidence.FRAME_COLOUR,
                                    0,
                                    OutlineGeometry.roundness(part.mask())),
                            part.filled())));
        }
        weighted.removeIf(each -> each.located().confidence() < MIN_CONFIDENCE);
        weighted.sort(Comparator.comparingDouble(each -> -each.weight()));
        var selected = new ArrayList<LocatedObject>();
        for (var each : weighted) {
            if (selected.stream()
                    .noneMatch(other -> OutlineGeometry.shareOfSmaller(
                                    other.mask(), each.located().mask())
                            > RegionSelection.MIN_SHARED)) {
                selected.add(each.located());
            }
        }
        return List.copyOf(selected);
    }

    private WeightedOutline weighted(LocatedObject outline, double filled) {
        var mask = outline.mask();
        double label = Math.clamp(
                (OutlineGeometry.boxiness(outline.points()) - MIN_LABEL_BOXINESS) / LABEL_BOXINESS_RANGE, 0, 1);
        double frameFactor = 1 - Math.min(1, FRAME_FACTOR * OutlineGeometry.frameContact(mask));
        double confidence = contrast.contrastAlong(outline)
                * support.shareOnEdges(mask)
                * frameFactor
                * frameFactor
                * (1 - (1 - LABEL_FACTOR) * label)
                * ramp(FILL_LIMITS, filled)
                * compactness(mask);
        double weight = confidence
                * (1 - CENTRE_WEIGHT * offCentre(mask))
                * Math.pow(Math.min(OutlineGeometry.coverage(mask), MAX_AREA), AREA_EXPONENT);
        return new WeightedOutline(outline.withConfidence(confidence), weight);
    }

    /** Returns 0 for an object as thin as a rail or as hollow as a frame, 1 for one that is neither. */
    private static double compactness(Mat mask) {
        var contours = new MatVector();
        findContours(mask.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        if (contours.size() == 0) {
            return 0;
        }
        var hull = new Mat();
        convexHull(contours.get(0), hull);
        var box = minAreaRect(contours.get(0)).size();
        double aspect = Math.min(box.width(), box.height()) / Math.max(1, Math.max(box.width(), box.height()));
        double solidity = contourArea(contours.get(0)) / Math.max(1, contourArea(hull));
        return ramp(SOLIDITY_LIMITS, solidity) * ramp(ASPECT_LIMITS, aspect);
    }

    private static double ramp(double[] limits, double value) {
        return Math.clamp((value - limits[0]) / (limits[1] - limits[0]), 0, 1);
    }

    /** Returns 0 in the middle of the picture, and 1 at the distance of the nearest edge or farther. */
    private static double offCentre(Mat mask) {
        var disc = OutlineGeometry.circleOf(mask);
        return Math.min(1, 2 * Math.hypot(disc.x() / mask.cols() - 0.5, disc.y() / mask.rows() - 0.5));
    }
}
