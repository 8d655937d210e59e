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
 * Which of many outlines is the object, where it may have any shape: one whose colours differ from what lies around it all along, that is
 * whole in the frame and near its middle, large, and no label, tray or rail. Weights were chosen by the masks of 180 gems, shells and sherds
 * of a hoard, half of them beside rulers, cards, hands and coins.
 */
record SaliencyRanking(OutlineContrast contrast, EdgeSupport support) {

    /** Boxiness at which an outline begins to be a label's, and by how much more it surely is one; what then is left of its weight. */
    private static final double LABEL = 0.6;

    private static final double SURELY_LABEL = 0.15;
    private static final double LEFT_OF_LABEL = 0.15;

    /** Share of its box or hull below which something is a rail or a frame, and from which on it is neither. */
    private static final double[] SLENDER = {0.05, 0.15};

    private static final double[] HOLLOW_HULL = {0.3, 0.6};
    private static final double[] HOLLOW = {0.5, 0.7};

    /** What reaches over the frame is a hand, a card or a neighbour: counted twice, a sixth of the frame's length ends it. */
    private static final double FRAME = 4;

    private static final double MIDDLE = 0.8;
    /** Of a label on an object and the object, both of crisp outlines, the larger. */
    private static final double LARGE = 0.35;

    private static final double LARGE_ENOUGH = 0.4;

    /** Below this nothing is claimed: of 180 of a hoard the least sure of those that were right had .19. */
    private static final double LEAST = 0.15;

    private record Weighed(LocatedObject located, double weight) {}

    /** The best of those that lie over each other, the most prominent first. */
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
                                    "differs from the ground",
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

    /** 0 for what is as thin as a rail or as hollow as a frame, 1 for what is neither. */
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

    /** 0 in the middle of the picture, 1 as far away as the nearest edge is or farther. */
    private static double offCentre(Mat mask) {
        var disc = OutlineGeometry.discOf(mask);
        return Math.min(1, 2 * Math.hypot(disc.x() / mask.cols() - 0.5, disc.y() / mask.rows() - 0.5));
    }
}
