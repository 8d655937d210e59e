package org.vitrine.vision.prepare.locate;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.vision.prepare.outline.LocatedObject;

/**
 * Recognises both sides of one coin in one photograph: two round objects of one size, beside or above each other, and
 * no other object nearly as large.
 */
public final class ObverseReversePair {

    /** Least longer edge of each of the two, as a share of the larger one. */
    private static final double MIN_SIZE_RATIO = 0.85;

    private static final double MIN_ROUNDNESS = 0.9;
    /** Most distance of the two from one row or column, as a share of their size. */
    private static final double MAX_OFFSET = 0.25;
    /** Size of a third object, as a share of the two, from which on the picture shows a tray instead of a pair. */
    private static final double MAX_THIRD_SIZE = 0.6;

    private ObverseReversePair() {}

    /** Whether the first two objects are the two sides. */
    public static boolean isPair(List<LocatedObject> found) {
        if (found.size() < 2) {
            return false;
        }
        var one = found.get(0);
        var other = found.get(1);
        int size = Math.max(edge(one), edge(other));
        double right = Math.abs(middleX(one) - middleX(other));
        double down = Math.abs(middleY(one) - middleY(other));
        return edge(one) >= MIN_SIZE_RATIO * size
                && edge(other) >= MIN_SIZE_RATIO * size
                && one.roundness() >= MIN_ROUNDNESS
                && other.roundness() >= MIN_ROUNDNESS
                && Math.min(right, down) <= MAX_OFFSET * size
                && found.stream().skip(2).noneMatch(third -> edge(third) > MAX_THIRD_SIZE * size);
    }

    /** Puts the left or upper object of a pair first, as the main one: that is where the obverse is shown. */
    public static List<LocatedObject> leftFirst(List<LocatedObject> found) {
        if (!isPair(found)) {
            return found;
        }
        var one = found.get(0);
        var other = found.get(1);
        if (middleX(one) + middleY(one) <= middleX(other) + middleY(other)) {
            return found;
        }
        var ordered = new ArrayList<>(found);
        ordered.set(0, other);
        ordered.set(1, one);
        return List.copyOf(ordered);
    }

    private static int edge(LocatedObject locatedObject) {
        return Math.max(locatedObject.box().width(), locatedObject.box().height());
    }

    private static double middleX(LocatedObject locatedObject) {
        return locatedObject.box().x() + locatedObject.box().width() / 2.0;
    }

    private static double middleY(LocatedObject locatedObject) {
        return locatedObject.box().y() + locatedObject.box().height() / 2.0;
    }
}
