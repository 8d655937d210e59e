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
record Wholes(Mat bgr, Support support, BiPredicate<Located, Located> mayBe) {

    /** Rounder and an object is left as it is. */
    private static final double DISC = 0.93;

    private static final double NEARLY = 0.85;
    /** Labels and boxes that are looked at before the next is taken as it is. */
    private static final int MOST_BOXES = 3;

    /** What turns out to be a rectangle then was a part of a label or of a box, and the next is the main one. */
    List<Located> grown(List<Located> distinct) {
        var left = new ArrayList<>(distinct);
        var boxes = new ArrayList<Located>();
        while (!left.isEmpty() && boxes.size() < MOST_BOXES) {
            var main = grown(left.getFirst(), left.subList(1, left.size()), boxes);
            left.removeIf(other -> Outline.shared(other.mask(), main.mask()) > Regions.SAME);
            if (!Regions.isBox(main)) {
                left.addFirst(main);
                break;
            }
            boxes.add(main);
        }
        left.addAll(boxes);
        return List.copyOf(left);
    }

    private Located grown(Located part, List<Located> others, List<Located> boxes) {
        if (part.round() > DISC) {
            return part;
        }
        var elsewhere = Stream.concat(others.stream(), boxes.stream())
                .map(Located::mask)
                .filter(mask -> Outline.shared(mask, part.mask()) == 0)
                .toList();
        return Growth.of(bgr, part.mask(), elsewhere)
                .flatMap(Outline::pointsOf)
                .flatMap(points -> support.judge(points, "differs in colour from what lies around it", 1))
                .filter(whole -> support.under(whole.mask()) >= NEARLY * support.under(part.mask()))
                .filter(whole -> mayBe.test(part, whole))
                .map(whole -> whole.as(Math.max(part.confidence(), whole.confidence())))
                .orElse(part);
    }
}
