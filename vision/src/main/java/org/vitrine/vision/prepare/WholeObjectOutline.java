package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Extends the outline of the main object to the whole object, if the object is no disc and edges support the larger
 * outline nearly as well.
 *
 * @param bgr picture at working scale
 * @param support edges of the picture
 * @param mayBe whether the second outline may be the whole object of which the first is a part
 */
record WholeObjectOutline(Mat bgr, EdgeSupport support, BiPredicate<LocatedObject, LocatedObject> mayBe) {

    /** Roundness above which an object is left as it is. */
    private static final double DISC = 0.93;

    private static final double NEARLY = 0.85;
    /** Largest number of labels and boxes that are set aside; after them the next object is accepted as it is. */
    private static final int MOST_BOXES = 3;

    /**
     * Returns the objects with the main one extended. If it turns out to be a rectangle, it was a part of a label or of
     * a box; then the next object is the main one, and the rectangle is moved to the end.
     */
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
                .flatMap(points -> support.judge(points, OutlineEvidence.SURROUNDINGS, 1))
                .filter(whole -> support.under(whole.mask()) >= NEARLY * support.under(part.mask()))
                .filter(whole -> mayBe.test(part, whole))
                .map(whole -> whole.as(Math.max(part.confidence(), whole.confidence())))
                .orElse(part);
    }
}
