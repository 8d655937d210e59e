package org.vitrine.vision.prepare.locate;

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
import org.vitrine.vision.prepare.outline.Circle;
import org.vitrine.vision.prepare.outline.EdgeSupport;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineContrast;
import org.vitrine.vision.prepare.outline.OutlineEvidence;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.prepare.outline.OutlinePredictor;
import org.vitrine.vision.prepare.outline.PolarContour;
import org.vitrine.vision.prepare.outline.RadialOutline;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * The step {@code locate}: finds the objects in a photograph by several kinds of evidence and keeps the outlines that
 * edges of the picture support best. Evidence is the file's alpha, difference from the colour of the frame, circles
 * (Hough), and GrabCut if none of these is confident. Round objects are outlined by {@link PolarContour}. One instance
 * per photograph; not thread-safe.
 */
public final class ObjectLocator {

    /**
     * Least confidence of an object that is located as a disc. If no object reaches it, the whole picture is the
     * region.
     */
    static final double MIN_CONFIDENCE = 0.35;

    /** Confidence of the best object below which GrabCut proposes objects too. */
    private static final double GRAB_CUT_BELOW = 0.6;
    /** Most start circles, in their order, from which contours are searched. */
    private static final int MAX_SEEDS = 8;
    /**
     * Exponent of the radius in the order of start circles: small circles occur everywhere in relief and cloth, so a
     * larger one with the same share of edges goes first.
     */
    private static final double RADIUS_EXPONENT = 0.3;

    /** Confidence and roundness above which a coin is certain, so that circles inside it belong to its relief. */
    private static final double CERTAIN_CONFIDENCE = 0.93;

    private static final double MIN_ROUNDNESS = 0.95;

    /** Most contours that are computed from one start circle. */
    private static final int MAX_CONTOURS = 3;
    /** A contour this close to the circle from which it started, as a share of the radius, is not refined again. */
    private static final double CONVERGED_DISTANCE = 0.06;
    /** Start circles this close to each other, as a share of the radius, count as one. */
    private static final double SAME_SEED_DISTANCE = 0.2;
    /** A contour this close to an earlier one from another start circle is dropped: it leads to the same object. */
    private static final double SAME_CONTOUR_DISTANCE = 0.05;
    /** Mean edge strength under a first contour below which the search from a start circle ends. */
    private static final double MIN_SUPPORT = 0.25;

    /**
     * Median distance from the fitted ellipse, as a share of the radius, below which the ellipse replaces the contour.
     */
    private static final double MAX_ELLIPSE_DISTANCE = 0.009;

    /**
     * Least contrast along the outline of a whole object, as a share of the contrast along the outline of its part.
     */
    private static final double MIN_CONTRAST_RATIO = 0.9;

    /** Mean edge strength under the outline, relative to the strongest of its map, from which on it has full trust. */
    private static final double FULL_TRUST_SUPPORT = 0.6;

    private final Mat bgr;
    private final Mat lab;
    private final EdgeSupport edgeSupport;
    private final Mat grey = new Mat();
    private final List<LocatedObject> candidates = new ArrayList<>();
    /** Circles from which contours started, and those at which they ended. */
    private final List<Circle> visitedCircles = new ArrayList<>();

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
    public static List<LocatedObject> locateDiscs(Mat bgr, Optional<Mat> alpha, Optional<OutlinePredictor> model) {
        var alphaObjects = alpha.map(ObjectLocator::objectsOfAlpha).orElse(List.of());
        return alphaObjects.isEmpty() ? new ObjectLocator(bgr).findDiscs(model) : alphaObjects;
    }

    /** Finds objects of any shape, ranked by saliency; parameters and result as of {@link #locateDiscs}. */
    public static List<LocatedObject> locateAnyShape(Mat bgr, Optional<Mat> alpha) {
        var alphaObjects = alpha.map(ObjectLocator::objectsOfAlpha).orElse(List.of());
        return alphaObjects.isEmpty() ? new ObjectLocator(bgr).findSalient() : alphaObjects;
    }

    /**
     * Returns the largest object of a mask from an endpoint, with its confidence by the edges of the picture; empty if
     * the mask contains none.
     */
    public static Optional<LocatedObject> largestInMask(Mat bgr, Mat mask) {
        var inside = new Mat();
        threshold(mask, inside, 127, 255, THRESH_BINARY);
        var locator = new ObjectLocator(bgr);
        OutlineGeometry.parts(inside).stream()
                .limit(1)
                .flatMap(part -> OutlineGeometry.contourOf(part).stream())
                .forEach(points -> locator.addCandidate(points, OutlineEvidence.MASK, 1));
        return locator.candidates.stream().findFirst();
    }

    /**
     * A round object that the model detects in the middle is kept as it is and not searched for again; other objects
     * are searched for around it.
     */
    private List<LocatedObject> findDiscs(Optional<OutlinePredictor> model) {
        var predicted = model.flatMap(OutlinePredictor::centralObject);
        if (predicted.isEmpty()) {
            return new WholeObjectOutline(bgr, edgeSupport, (_, _) -> true)
                    .extended(confidentObjects(findCandidates(predicted)));
        }
        var others = confidentObjects(findCandidates(predicted)).stream()
                .filter(other -> OutlineGeometry.shareOfSmaller(
                                other.mask(), predicted.get().mask())
                        < RegionSelection.MIN_SHARED);
        return Stream.concat(predicted.stream(), others).toList();
    }

    private List<LocatedObject> findSalient() {
        var contrast = new OutlineContrast(lab);
        var ranked = new SaliencyRanking(contrast, edgeSupport)
                .ranked(findCandidates(Optional.empty()), ThresholdRegions.regions(lab));
        return new WholeObjectOutline(
                        bgr, edgeSupport, (part, whole) -> contrast.hasContrastOf(whole, MIN_CONTRAST_RATIO, part))
                .extended(ranked);
    }

    private List<LocatedObject> findCandidates(Optional<LocatedObject> predicted) {
        List<Circle> seeds = new ArrayList<>();
        double shortest = Math.min(bgr.cols(), bgr.rows());
        for (Mat part : OutlineGeometry.parts(ObjectProposals.differingFromFrame(lab))) {
            OutlineGeometry.contourOf(part).ifPresent(points -> addCandidate(points, OutlineEvidence.FRAME_COLOUR, 1));
            addSeed(seeds, OutlineGeometry.circleOf(part));
        }
        HoughCircles.of(grey).forEach(circle -> addSeed(seeds, circle));
        seeds.stream()
                .sorted(Comparator.comparingDouble(
                        disc -> -OutlineGeometry.shareOfCircleOnEdges(disc, edgeSupport.edges())
                                * Math.pow(disc.radius() / shortest, RADIUS_EXPONENT)))
                .limit(MAX_SEEDS)
                .filter(disc -> predicted.isEmpty() || !predicted.get().contains(disc))
                .forEach(this::traceContour);
        if (predicted.isEmpty()
                && candidates.stream()
                                .mapToDouble(LocatedObject::confidence)
                                .max()
                                .orElse(0)
                        < GRAB_CUT_BELOW) {
            ObjectProposals.byGrabCut(bgr)
                    .ifPresent(mask -> OutlineGeometry.parts(mask).forEach(part -> OutlineGeometry.contourOf(part)
                            .ifPresent(points -> addCandidate(points, OutlineEvidence.SURROUNDINGS, 1))));
        }
        return List.copyOf(candidates);
    }

    private static List<LocatedObject> confidentObjects(List<LocatedObject> outlines) {
        return RegionSelection.distinct(outlines.stream()
                .filter(located -> located.confidence() >= MIN_CONFIDENCE)
                .toList());
    }

    private static void addSeed(List<Circle> seeds, Circle disc) {
        if (seeds.stream().noneMatch(other -> other.isNear(SAME_SEED_DISTANCE, disc))) {
            seeds.add(disc);
        }
    }

    /** Finds a contour around a start circle, then again around the result, so that a poor start does not matter. */
    private void traceContour(Circle seed) {
        if (candidates.stream().anyMatch(located -> isInRelief(located, seed))) {
            return;
        }
        List<Circle> circles = new ArrayList<>(List.of(seed));
        var contour = PolarContour.byColours(lab, seed.x(), seed.y(), seed.radius());
        for (int attempt = 1; attempt < MAX_CONTOURS; attempt++) {
            var current = circles.getLast();
            var next = contour.disc();
            boolean outside = !(next.x() > 0 && next.y() > 0 && next.x() < lab.cols() && next.y() < lab.rows());
            if (outside
                    || contour.support() < MIN_SUPPORT
                    || visitedCircles.stream().anyMatch(other -> other.isNear(SAME_CONTOUR_DISTANCE, next))) {
                visitedCircles.addAll(circles);
                return;
            }
            if (current.isNear(CONVERGED_DISTANCE, next)) {
                break;
            }
            circles.add(next);
            contour = PolarContour.byColours(lab, next.x(), next.y(), Math.max(4, next.radius()));
        }
        visitedCircles.addAll(circles);
        visitedCircles.add(contour.disc());
        var fit = contour.ellipse();
        if (fit.isPresent()
                && fit.get().median() < MAX_ELLIPSE_DISTANCE
                && fit.get().aspect() > 0.5) {
            addCandidate(fit.get().points(PolarContour.RAYS), OutlineEvidence.ELLIPSE, trust(contour));
        } else {
            addCandidate(contour.points(), OutlineEvidence.EDGES, trust(contour));
        }
    }

    /** Whether the circle is part of the relief of a coin that is certain already. */
    private static boolean isInRelief(LocatedObject coin, Circle circle) {
        var box = coin.box();
        double halfWidth = box.width() / 2.0;
        double halfHeight = box.height() / 2.0;
        double offset = Math.hypot(
                (circle.x() - box.x() - halfWidth) / halfWidth, (circle.y() - box.y() - halfHeight) / halfHeight);
        return coin.confidence() > CERTAIN_CONFIDENCE
                && coin.roundness() > MIN_ROUNDNESS
                && offset + circle.radius() / Math.max(halfWidth, halfHeight) < 1.08;
    }

    private static List<LocatedObject> objectsOfAlpha(Mat alpha) {
        var opaque = new Mat();
        threshold(alpha, opaque, 127, 255, THRESH_BINARY);
        double coverage = OutlineGeometry.coverage(opaque);
        if (coverage < 0.01 || coverage > 0.99) {
            return List.of();
        }
        List<LocatedObject> alphaObjects = new ArrayList<>();
        for (Mat part : OutlineGeometry.parts(opaque)) {
            OutlineGeometry.contourOf(part)
                    .ifPresent(points -> alphaObjects.add(new LocatedObject(
                            part,
                            points,
                            OutlineGeometry.box(part),
                            OutlineEvidence.ALPHA,
                            0.99,
                            OutlineGeometry.roundness(part))));
        }
        alphaObjects.sort(Comparator.comparingDouble(located -> -OutlineGeometry.coverage(located.mask())));
        return alphaObjects;
    }

    /** Returns the trust in a contour: every map has a best path, but along weak edges it means little. */
    private static double trust(RadialOutline contour) {
        return 0.5 + 0.5 * Math.min(1, contour.support() / FULL_TRUST_SUPPORT);
    }

    private void addCandidate(float[] points, OutlineEvidence evidence, double trust) {
        edgeSupport.candidate(points, evidence, trust).ifPresent(candidates::add);
    }
}
