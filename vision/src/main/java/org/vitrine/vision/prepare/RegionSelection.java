package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which of many outlines are objects of their own, and which is the main one. */
final class RegionSelection {

    private static final int MOST = 16;
    /** Of two that share this much of the smaller, one is right. */
    static final double SAME = 0.4;
    /** Coins have rims within rims. */
    private static final double RIM = 3;

    private static final double CONCENTRIC = 0.1;
    private static final double RIM_MAY_LACK = 0.85;
    private static final double OUTER_MAY_LACK = 0.95;
    private static final double NEVER = Double.MAX_VALUE;
    private static final double ROUND = 0.93;
    private static final double WHOLLY_INSIDE = 0.95;
    /** {@link OutlineGeometry#boxiness} above which something is a rectangle, its corners a little rounded or a piece of it lost. */
    private static final double RECTANGLE = 0.7;

    private static final double BESIDE = 0.2;
    /** A ring around something twelve times smaller is not its rim. */
    private static final double MOST_LARGER = 12;

    private RegionSelection() {}

    /** The best of those that lie over each other, the main one first. */
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

    /** How much less sure, as a factor, an outline around another one may be: a coin may hold anything round. */
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

    /** A label, a ruler or a colour card lies beside the object, a box around it, and is a rectangle: it is the main one only where nothing else is. */
    private static double asObject(LocatedObject located) {
        return isBox(located) ? BESIDE : 1;
    }

    static boolean isBox(LocatedObject located) {
        return OutlineGeometry.boxiness(located.points()) > RECTANGLE;
    }
}
