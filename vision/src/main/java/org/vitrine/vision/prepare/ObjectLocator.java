package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The step {@code locate}: finds the objects in a photograph by several kinds of evidence and keeps the outlines that
 * edges of the picture support best. Evidence is the file's alpha, difference from the colour of the frame, circles
 * (Hough), and GrabCut if none of these is confident. Round objects are outlined by {@link PolarContour}. One instance
 * per photograph; not thread-safe.
 */
final class ObjectLocator {

    /**
     * Least confidence of an object that is located as a disc. If no object reaches it, the whole picture is the
     * region.
     */
    static final double SURE_ENOUGH = 0.35;

    private static final double NO_NEED_TO_TRY_HARDER = 0.6;
    private static final int MOST_SEEDS = 8;
    /**
     * Exponent of the radius in the order of start circles: small circles occur everywhere in relief and cloth, so a
     * larger one with the same share of edges goes first.
     */
    private static final double LARGER_FIRST = 0.3;

    private static final double BEYOND_DOUBT = 0.93;
    private static final double ELLIPSE_LIKE = 0.95;

    private static final int CUTS = 3;
    /** A contour this close to the circle from which it started, as a share of the radius, is not refined again. */
    private static final double SETTLED = 0.06;
    /** Start circles this close to each other, as a share of the radius, count as one. */
    private static final double ALIKE = 0.2;
    /** A contour this close to an earlier one from another start circle is dropped: it leads to the same object. */
    private static final double SAME = 0.05;
    /** Mean edge strength under a first contour below which the search from a start circle ends. */
    private static final double HOPELESS = 0.25;

    /**
     * Median distance from the fitted ellipse, as a share of the radius, below which the ellipse replaces the contour.
     */
    private static final double TRULY_ROUND = 0.009;

    /**
     * Least contrast along the outline of a whole object, as a share of the contrast along the outline of its part.
     */
    private static final double NEARLY = 0.9;

    /** Mean edge strength under the outline, relative to the strongest of its map, from which on it has full trust. */
    private static final double CRISP = 0.6;

    private final Mat bgr;
    private final Mat lab;
    private final EdgeSupport edgeSupport;
    private final Mat grey = new Mat();
    private final List<LocatedObject> found = new ArrayList<>();
    /** Circles from which contours started, and those at which they ended. */
    private final List<Circle> settled = new ArrayList<>();

    private ObjectLocator(Mat bgr) {
        this.bgr = bgr;
        this.lab = PixelConversions.smoothedLab(bgr);
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        medianBlur(grey, grey, 5);
        edgeSupport = EdgeSupport.of(grey);
    }

    /**
     * Finds round objects such as coins.
     *
     * @param bgr picture at working scale
     * @param alpha alpha of the file, of the same size; if it states objects, they are returned
     * @param model outline model, consulted for one round object in the middle; empty to work without
     * @return all objects, the main one first; empty if none is confident enough
     */
    static List<LocatedObject> discs(Mat bgr, Optional<Mat> alpha, Optional<PredictedOutline> model) {
        var stated = alpha.map(ObjectLocator::byAlpha).orElse(List.of());
        return stated.isEmpty() ? new ObjectLocator(bgr).all(model) : stated;
    }

    /** Finds objects of any shape, ranked by saliency; parameters and result as of {@link #discs}. */
    static List<LocatedObject> anything(Mat bgr, Optional<Mat> alpha) {
        var stated = alpha.map(ObjectLocator::byAlpha).orElse(List.of());
        return stated.isEmpty() ? new ObjectLocator(bgr).prominent() : stated;
    }

    /**
     * Returns the largest object of a mask from an endpoint, with its confidence by the edges of the picture; empty if
     * the mask contains none.
     */
    static Optional<LocatedObject> within(Mat bgr, Mat mask) {
        var inside = new Mat();
        threshold(mask, inside, 127, 255, THRESH_BINARY);
        var locator = new ObjectLocator(bgr);
        OutlineGeometry.parts(inside).stream()
                .limit(1)
                .flatMap(part -> OutlineGeometry.pointsOf(part).stream())
                .forEach(points -> locator.judge(points, OutlineEvidence.MASK, 1));
        return locator.found.stream().findFirst();
    }

    /**
     * A round object that the model detects in the middle is kept as it is and not searched for again; other objects
     * are searched for around it.
     */
    private List<LocatedObject> all(Optional<PredictedOutline> model) {
        var seen = model.flatMap(PredictedOutline::inTheMiddle);
        if (seen.isEmpty()) {
            return new WholeObjectOutline(bgr, edgeSupport, (_, _) -> true).grown(sure(byEvidence(seen)));
        }
        var others = sure(byEvidence(seen)).stream()
                .filter(other -> OutlineGeometry.shared(other.mask(), seen.get().mask()) < RegionSelection.SAME);
        return Stream.concat(seen.stream(), others).toList();
    }

    private List<LocatedObject> prominent() {
        var contrast = new OutlineContrast(lab);
        var ranked = new SaliencyRanking(contrast, edgeSupport)
                .ranked(byEvidence(Optional.empty()), DifferenceThresholds.parts(lab));
        return new WholeObjectOutline(bgr, edgeSupport, (part, whole) -> contrast.parts(whole, NEARLY, part))
                .grown(ranked);
    }

    private List<LocatedObject> byEvidence(Optional<LocatedObject> seen) {
        List<Circle> seeds = new ArrayList<>();
        double shortest = Math.min(bgr.cols(), bgr.rows());
        for (Mat part : OutlineGeometry.parts(ObjectProposals.apartFromFrame(lab))) {
            OutlineGeometry.pointsOf(part).ifPresent(points -> judge(points, OutlineEvidence.FRAME_COLOUR, 1));
            add(seeds, OutlineGeometry.discOf(part));
        }
        HoughCircles.of(grey).forEach(circle -> add(seeds, circle));
        seeds.stream()
                .sorted(Comparator.comparingDouble(disc -> -OutlineGeometry.edgesUnder(disc, edgeSupport.edges())
                        * Math.pow(disc.radius() / shortest, LARGER_FIRST)))
                .limit(MOST_SEEDS)
                .filter(disc -> seen.isEmpty() || !seen.get().holds(disc))
                .forEach(this::cutAround);
        if (seen.isEmpty()
                && found.stream().mapToDouble(LocatedObject::confidence).max().orElse(0) < NO_NEED_TO_TRY_HARDER) {
            ObjectProposals.byGrabCut(bgr)
                    .ifPresent(mask -> OutlineGeometry.parts(mask).forEach(part -> OutlineGeometry.pointsOf(part)
                            .ifPresent(points -> judge(points, OutlineEvidence.SURROUNDINGS, 1))));
        }
        return List.copyOf(found);
    }

    private static List<LocatedObject> sure(List<LocatedObject> outlines) {
        return RegionSelection.distinct(outlines.stream()
                .filter(located -> located.confidence() >= SURE_ENOUGH)
                .toList());
    }

    private static void add(List<Circle> seeds, Circle disc) {
        if (seeds.stream().noneMatch(other -> other.isWithin(ALIKE, disc))) {
            seeds.add(disc);
        }
    }

    /** Finds a contour around a start circle, then again around the result, so that a poor start does not matter. */
    private void cutAround(Circle seed) {
        if (found.stream().anyMatch(located -> holds(located, seed))) {
            return;
        }
        List<Circle> own = new ArrayList<>(List.of(seed));
        var ring = PolarContour.around(lab, seed.x(), seed.y(), seed.radius());
        for (int cut = 1; cut < CUTS; cut++) {
            var at = own.getLast();
            var next = ring.disc();
            boolean lost = !(next.x() > 0 && next.y() > 0 && next.x() < lab.cols() && next.y() < lab.rows());
            if (lost || ring.support() < HOPELESS || settled.stream().anyMatch(other -> other.isWithin(SAME, next))) {
                settled.addAll(own);
                return;
            }
            if (at.isWithin(SETTLED, next)) {
                break;
            }
            own.add(next);
            ring = PolarContour.around(lab, next.x(), next.y(), Math.max(4, next.radius()));
        }
        settled.addAll(own);
        settled.add(ring.disc());
        var fit = ring.ellipse();
        if (fit.isPresent() && fit.get().median() < TRULY_ROUND && fit.get().aspect() > 0.5) {
            judge(fit.get().points(PolarContour.RAYS), OutlineEvidence.ELLIPSE, crisp(ring));
        } else {
            judge(ring.points(), OutlineEvidence.EDGES, crisp(ring));
        }
    }

    /** Whether the circle is part of the relief of a coin that is certain already. */
    private static boolean holds(LocatedObject coin, Circle circle) {
        var box = coin.box();
        double halfWidth = box.width() / 2.0;
        double halfHeight = box.height() / 2.0;
        double off = Math.hypot(
                (circle.x() - box.x() - halfWidth) / halfWidth, (circle.y() - box.y() - halfHeight) / halfHeight);
        return coin.confidence() > BEYOND_DOUBT
                && coin.round() > ELLIPSE_LIKE
                && off + circle.radius() / Math.max(halfWidth, halfHeight) < 1.08;
    }

    private static List<LocatedObject> byAlpha(Mat alpha) {
        var opaque = new Mat();
        threshold(alpha, opaque, 127, 255, THRESH_BINARY);
        double coverage = OutlineGeometry.coverage(opaque);
        if (coverage < 0.01 || coverage > 0.99) {
            return List.of();
        }
        List<LocatedObject> stated = new ArrayList<>();
        for (Mat part : OutlineGeometry.parts(opaque)) {
            OutlineGeometry.pointsOf(part)
                    .ifPresent(points -> stated.add(new LocatedObject(
                            part,
                            points,
                            OutlineGeometry.box(part),
                            OutlineEvidence.ALPHA,
                            0.99,
                            OutlineGeometry.round(part))));
        }
        stated.sort(Comparator.comparingDouble(located -> -OutlineGeometry.coverage(located.mask())));
        return stated;
    }

    /** Returns the trust in a contour: every map has a best path, but along weak edges it means little. */
    private static double crisp(RadialOutline ring) {
        return 0.5 + 0.5 * Math.min(1, ring.support() / CRISP);
    }

    private void judge(float[] points, OutlineEvidence evidence, double trust) {
        edgeSupport.judge(points, evidence, trust).ifPresent(found::add);
    }
}
