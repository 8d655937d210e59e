package org.vitrine.vision.prepare.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineGeometry;

/**
 * Selects the outlines that are separate objects, and the main one among them. Used for discs; {@link SaliencyRanking}
 * does the same for other shapes.
 */
final class RegionSelection {

    /** Most objects that are returned. */
    private static final int MAX_OBJECTS = 16;
    /** Share of the smaller mask from which on two outlines are alternatives for one object. */
    static final double MIN_SHARED = 0.4;
    /** Largest ratio of areas of two rims of one coin, which has rims within rims. */
    private static final double MAX_RIM_RATIO = 3;

    /** Most distance of the centres of two rims of one coin, as a share of the width of the outer one. */
    private static final double MAX_RIM_OFFSET = 0.1;
    /** Share of the confidence of the inner outline from which on an outer rim replaces it. */
    private static final double RIM_CONFIDENCE_SHARE = 0.85;
    /** The same share for an outer outline that is not a rim of the same coin. */
    private static final double OUTER_CONFIDENCE_SHARE = 0.95;

    private static final double NOT_REPLACEABLE = Double.MAX_VALUE;
    /** Roundness above which an outer outline may replace an inner one. */
    private static final double MIN_ROUNDNESS = 0.93;
    /** Share of the inner outline that must lie inside the outer one. */
    private static final double MIN_ENCLOSED_SHARE = 0.95;
    /**
     * {@link OutlineGeometry#boxiness} above which an outline is a rectangle, even with slightly rounded corners or a
     * piece missing.
     */
    private static final double MIN_BOXINESS = 0.7;

    /** Factor for the confidence of a rectangle. */
    private static final double RECTANGLE_FACTOR = 0.2;
    /** Ratio of areas from which on an outline is not the rim of what it encloses. */
    private static final double MAX_AREA_RATIO = 12;

    private RegionSelection() {}

    /** Returns the best of each group of overlapping outlines, the main one first. */
    static List<LocatedObject> distinct(List<LocatedObject> found) {
        var best = new ArrayList<>(found);
        best.sort(Comparator.comparingDouble(located -> -located.confidence() * rectangleFactor(located)));
        List<LocatedObject> selected = new ArrayList<>();
        for (LocatedObject candidate : best) {
            int overlapping = overlapping(selected, candidate);
            if (overlapping < 0) {
                if (selected.size() < MAX_OBJECTS) {
                    selected.add(candidate);
                }
            } else if (candidate.confidence()
                    >= requiredConfidenceShare(candidate, selected.get(overlapping))
                            * selected.get(overlapping).confidence()) {
                selected.set(overlapping, candidate);
            }
        }
        selected.sort(Comparator.comparingDouble(located -> -weight(located)));
        return List.copyOf(selected);
    }

    private static int overlapping(List<LocatedObject> selected, LocatedObject candidate) {
        for (int i = 0; i < selected.size(); i++) {
            if (OutlineGeometry.shareOfSmaller(selected.get(i).mask(), candidate.mask()) > MIN_SHARED) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the share of the inner outline's confidence that an outer one needs to replace it: a coin may contain any
     * round shape. Where the outer one is not round or not around the inner one, it never replaces it.
     */
    private static double requiredConfidenceShare(LocatedObject outer, LocatedObject inner) {
        double areaRatio = OutlineGeometry.coverage(outer.mask()) / OutlineGeometry.coverage(inner.mask());
        boolean around = outer.roundness() > MIN_ROUNDNESS
                && areaRatio > 1.1
                && areaRatio < MAX_AREA_RATIO
                && OutlineGeometry.shareOfSmaller(outer.mask(), inner.mask()) > MIN_ENCLOSED_SHARE;
        if (!around) {
            return NOT_REPLACEABLE;
        }
        double offset = Math.hypot(middleX(outer) - middleX(inner), middleY(outer) - middleY(inner));
        return areaRatio < MAX_RIM_RATIO
                        && offset < MAX_RIM_OFFSET * outer.box().width()
                ? RIM_CONFIDENCE_SHARE
                : OUTER_CONFIDENCE_SHARE;
    }

    private static double middleX(LocatedObject located) {
        return located.box().x() + located.box().width() / 2.0;
    }

    private static double middleY(LocatedObject located) {
        return located.box().y() + located.box().height() / 2.0;
    }

    private static double weight(LocatedObject located) {
        return located.confidence()
                * Math.min(1, 0.5 + 4 * OutlineGeometry.coverage(located.mask()))
                * rectangleFactor(located);
    }

    /**
     * Returns the factor for rectangles: a label, a ruler or a colour card lies beside the object, a box around it. A
     * rectangle is the main object only if there is no other.
     */
    private static double rectangleFactor(LocatedObject located) {
        return isBox(located) ? RECTANGLE_FACTOR : 1;
    }

    static boolean isBox(LocatedObject located) {
        return OutlineGeometry.boxiness(located.points()) > MIN_BOXINESS;
    }
}
