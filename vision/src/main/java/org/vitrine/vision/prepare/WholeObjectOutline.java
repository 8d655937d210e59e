package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The main object to its own outline where it is no disc, if edges support that nearly as well.
 *
 * @param mayBe whether a whole (second) may be what a part (first) belongs to
 */
record WholeObjectOutline(Mat bgr, EdgeSupport support, BiPredicate<LocatedObject, LocatedObject> mayBe) {

    /** Rounder and an object is left as it is. */
    private static final double DISC = 0.93;

    private static final double NEARLY = 0.85;
    /** Labels and boxes that are looked at before the next is taken as it is. */
    private static final int MOST_BOXES = 3;

    /** What turns out to be a rectangle then was a part of a label or of a box, and the next is the main one. */
    List<LocatedObject> grown(List<LocatedObject> distinct) {
        var left = new ArrayList<>(distinct);
        var boxes = new ArrayList<LocatedObject>();
        while (!left.isEmpty() && boxes.size() < MOST_BOXES) {
            var main = grown(left.getFirst(), left.subList(1, left.size()), boxes);
            left.removeIf(other -> OutlineGeometry.shared(other.mask(), main.mask()) > RegionSelection.SAME);
            if (!RegionSelection.isBox(main)) {
                left.addFirst(main);
                break;
            }
            boxes.add(main);
        }
        left.addAll(boxes);
        return List.copyOf(left);
    }

    private LocatedObject grown(LocatedObject part, List<LocatedObject> others, List<LocatedObject> boxes) {
        if (part.round() > DISC) {
            return part;
        }
        var elsewhere = Stream.concat(others.stream(), boxes.stream())
                .map(LocatedObject::mask)
                .filter(mask -> OutlineGeometry.shared(mask, part.mask()) == 0)
                .toList();
        return GrabCutRefinement.of(bgr, part.mask(), elsewhere)
                .flatMap(OutlineGeometry::pointsOf)
                .flatMap(points -> support.judge(points, "differs in colour from what lies around it", 1))
                .filter(whole -> support.under(whole.mask()) >= NEARLY * support.under(part.mask()))
                .filter(whole -> mayBe.test(part, whole))
                .map(whole -> whole.as(Math.max(part.confidence(), whole.confidence())))
                .orElse(part);
    }
}
