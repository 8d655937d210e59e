package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Selects the outlines that are separate objects, and the main one among them. Used for discs; {@link SaliencyRanking}
 * does the same for other shapes.
 */
final class RegionSelection {

    private static final int MOST = 16;
    /** Share of the smaller mask from which on two outlines are alternatives for one object. */
    static final double SAME = 0.4;
    /** Largest ratio of areas of two rims of one coin, which has rims within rims. */
    private static final double RIM = 3;

    private static final double CONCENTRIC = 0.1;
    private static final double RIM_MAY_LACK = 0.85;
    private static final double OUTER_MAY_LACK = 0.95;
    private static final double NEVER = Double.MAX_VALUE;
    private static final double ROUND = 0.93;
    private static final double WHOLLY_INSIDE = 0.95;
    /**
     * {@link OutlineGeometry#boxiness} above which an outline is a rectangle, even with slightly rounded corners or a
     * piece missing.
     */
    private static final double RECTANGLE = 0.7;

    private static final double BESIDE = 0.2;
    /** Ratio of areas from which on an outline is not the rim of what it encloses. */
    private static final double MOST_LARGER = 12;

    private RegionSelection() {}

    /** Returns the best of each group of overlapping outlines, the main one first. */
    static List<LocatedObject> distinct(List<LocatedObject> found) {
        var best = new ArrayList<>(found);
        best.sort(Comparator.comparingDouble(located -> -located.confidence() * asObject(located)));
        List<LocatedObject> kept = new ArrayList<>();
        for (LocatedObject candidate : best) {
            int rival = rival(kept, candidate);
            if (rival < 0) {
                if (kept.size() < MOST) {
                    kept.add(candidate);
                }
            } else if (candidate.confidence()
                    >= mayLack(candidate, kept.get(rival)) * kept.get(rival).confidence()) {
                kept.set(rival, candidate);
            }
        }
        kept.sort(Comparator.comparingDouble(located -> -weight(located)));
        return List.copyOf(kept);
    }

    private static int rival(List<LocatedObject> kept, LocatedObject candidate) {
        for (int i = 0; i < kept.size(); i++) {
            if (OutlineGeometry.shared(kept.get(i).mask(), candidate.mask()) > SAME) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the share of the inner outline's confidence that an outer one needs to replace it: a coin may contain any
     * round shape. Where the outer one is not round or not around the inner one, it never replaces it.
     */
    private static double mayLack(LocatedObject outer, LocatedObject inner) {
        double larger = OutlineGeometry.coverage(outer.mask()) / OutlineGeometry.coverage(inner.mask());
        boolean around = outer.round() > ROUND
                && larger > 1.1
                && larger < MOST_LARGER
                && OutlineGeometry.shared(outer.mask(), inner.mask()) > WHOLLY_INSIDE;
        if (!around) {
            return NEVER;
        }
        double apart = Math.hypot(middleX(outer) - middleX(inner), middleY(outer) - middleY(inner));
        return larger < RIM && apart < CONCENTRIC * outer.box().width() ? RIM_MAY_LACK : OUTER_MAY_LACK;
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
                * asObject(located);
    }

    /**
     * Returns the factor for rectangles: a label, a ruler or a colour card lies beside the object, a box around it. A
     * rectangle is the main object only if there is no other.
     */
    private static double asObject(LocatedObject located) {
        return isBox(located) ? BESIDE : 1;
    }

    static boolean isBox(LocatedObject located) {
        return OutlineGeometry.boxiness(located.points()) > RECTANGLE;
    }
}
