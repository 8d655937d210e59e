package org.vitrine.vision.prepare.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.outline.EdgeSupport;
import org.vitrine.vision.prepare.outline.GrabCutRefinement;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineEvidence;
import org.vitrine.vision.prepare.outline.OutlineGeometry;

/**
 * Extends the outline of the main object to the whole object, if the object is no disc and edges support the larger
 * outline nearly as well.
 *
 * @param bgr picture at working scale
 * @param support edges of the picture
 * @param isPlausible whether the second outline may be the whole object of which the first is a part
 */
record WholeObjectOutline(Mat bgr, EdgeSupport support, BiPredicate<LocatedObject, LocatedObject> isPlausible) {

    /** Roundness above which an object is left as it is. */
    private static final double MIN_DISC_ROUNDNESS = 0.93;

    /** Least share on edges of the larger outline, relative to that of the part. */
    private static final double MIN_SUPPORT_RATIO = 0.85;
    /** Largest number of labels and boxes that are set aside; after them the next object is accepted as it is. */
    private static final int MAX_BOXES = 3;

    /**
     * Returns the objects with the main one extended. If it turns out to be a rectangle, it was a part of a label or of
     * a box; then the next object is the main one, and the rectangle is moved to the end.
     */
    List<LocatedObject> extended(List<LocatedObject> objects) {
        var remaining = new ArrayList<>(objects);
        var boxes = new ArrayList<LocatedObject>();
        while (!remaining.isEmpty() && boxes.size() < MAX_BOXES) {
            var main = extended(remaining.getFirst(), remaining.subList(1, remaining.size()), boxes);
            remaining.removeIf(
                    other -> OutlineGeometry.shareOfSmaller(other.mask(), main.mask()) > RegionSelection.MIN_SHARED);
            if (!RegionSelection.isBox(main)) {
                remaining.addFirst(main);
                break;
            }
            boxes.add(main);
        }
        remaining.addAll(boxes);
        return List.copyOf(remaining);
    }

    private LocatedObject extended(LocatedObject part, List<LocatedObject> others, List<LocatedObject> boxes) {
        if (part.roundness() > MIN_DISC_ROUNDNESS) {
            return part;
        }
        var otherMasks = Stream.concat(others.stream(), boxes.stream())
                .map(LocatedObject::mask)
                .filter(mask -> OutlineGeometry.shareOfSmaller(mask, part.mask()) == 0)
                .toList();
        return GrabCutRefinement.of(bgr, part.mask(), otherMasks)
                .flatMap(OutlineGeometry::contourOf)
                .flatMap(points -> support.candidate(points, OutlineEvidence.SURROUNDINGS, 1))
                .filter(whole ->
                        support.shareOnEdges(whole.mask()) >= MIN_SUPPORT_RATIO * support.shareOnEdges(part.mask()))
                .filter(whole -> isPlausible.test(part, whole))
                .map(whole -> whole.withConfidence(Math.max(part.confidence(), whole.confidence())))
                .orElse(part);
    }
}
