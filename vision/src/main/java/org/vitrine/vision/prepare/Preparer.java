package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.prepare.Preparation.FoundRegion;
import org.vitrine.vision.prepare.Preparation.OutlinePoint;
import org.vitrine.vision.prepare.Preparation.Quality;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.Preparation.StepPicture;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.prepare.decode.DecodedImage;
import org.vitrine.vision.prepare.decode.ImageDecoder;
import org.vitrine.vision.prepare.locate.ObverseReversePair;
import org.vitrine.vision.prepare.model.PreparationModels;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Prepares photographs: the entry point of this package, used by preprocess-service. The result depends only on bytes,
 * plan, endpoints and models, except for the times that it reports. Thread-safe; works on the calling thread.
 *
 * <p>A step for which there is an endpoint is done by that; if it gives no usable answer, the built-in step runs, and
 * the report states it.
 *
 * <p>Memory: at most {@link InspectionLimits#MAX_DECODED_BYTES} of decoded pixels, a copy of the file, the picture at
 * the access edge, and a few pictures at {@value LocatedObject#WORKING_EDGE_PX} px; all of it is freed when the call
 * returns.
 *
 * @param plan steps and sizes
 * @param endpoints endpoints by the name of their step; may be empty
 * @param models models that steps use
 */
public record Preparer(PreparationPlan plan, Map<String, StepEndpoint> endpoints, PreparationModels models) {

    /** Longest edge of the mask, in pixels: its outline is soft and smooth, so more pixels add nothing. */
    private static final int MASK_EDGE_PX = 1024;

    static {
        // OpenCV must not start threads of its own: the caller has a pool as wide as the cores, with one photograph per
        // thread.
        org.bytedeco.opencv.global.opencv_core.setNumThreads(1);
    }

    public Preparer {
        endpoints = Map.copyOf(endpoints);
    }

    /**
     * Creates a preparer without endpoints and models: {@code upright} uses the axis of symmetry, {@code cut-out} the
     * located outline.
     */
    public Preparer(PreparationPlan plan) {
        this(plan, Map.of(), PreparationModels.none());
    }

    /** Loads the native library, so that the first photograph does not take longer. */
    public static void warmUp() {
        try (var scope = new PointerScope()) {
            new Mat(1, 1, CV_8UC1).close();
        }
    }

    /** Prepares a photograph with all kinds of renditions, without manual placement and step pictures. */
    public Preparation prepare(byte[] file) {
        return prepare(file, ManualPlacement.NONE, EnumSet.allOf(Rendition.Kind.class), false);
    }

    /**
     * Prepares a photograph. A file that cannot be used is not an exception but {@link Preparation.Refused}.
     *
     * @param file encoded bytes
     * @param manualPlacement region and angle that a person stated; each replaces a step
     * @param kinds kinds of renditions to make; the steps and their results do not depend on it
     * @param stepPictures whether to encode the prepared picture after each step
     * @throws ManualPlacement.RegionOutside if the stated region is not within the photograph
     */
    public Preparation prepare(
            byte[] file, ManualPlacement manualPlacement, Set<Rendition.Kind> kinds, boolean stepPictures) {
        long startNanos = System.nanoTime();
        return switch (new Inspector(plan.limits()).inspect(file)) {
            case Inspection.Refused(var code, var sentence) -> new Preparation.Refused(code, sentence);
            case Inspection.Accepted header -> {
                manualPlacement.requireWithin(header.uprightWidthPx(), header.uprightHeightPx());
                try (var scope = new PointerScope()) {
                    yield ImageDecoder.decode(file, header, plan.accessEdgePx())
                            .<Preparation>map(picture ->
                                    prepared(picture, header, manualPlacement, kinds, stepPictures, startNanos))
                            .orElseGet(() -> new Preparation.Refused(
                                    ReasonCode.DAMAGED,
                                    "The pixels of this %s file cannot be decoded, although its structure is complete. Save it again from the original."
                                            .formatted(header.mediaType())));
                }
            }
        };
    }

    private Preparation prepared(
            DecodedImage picture,
            Inspection.Accepted header,
            ManualPlacement manualPlacement,
            Set<Rendition.Kind> kinds,
            boolean stepPictures,
            long startNanos) {
        var decoded = StepReport.of(
                "decode",
                Outcome.APPLIED,
                1,
                Map.of("widthPx", (double) header.uprightWidthPx(), "heightPx", (double) header.uprightHeightPx()),
                picture.note(),
                startNanos);
        var state = new PreparationState(plan, picture, header.uprightWidthPx());
        List<StepReport> reports = new ArrayList<>(List.of(decoded));
        reports.addAll(
                new PreparationSteps(plan, new RemoteSteps(endpoints, plan.limits()), models, state, manualPlacement)
                        .run());
        var regions = regions(state, header);
        var region = manualPlacement
                .region()
                .or(() -> regions.stream().findFirst().map(FoundRegion::region))
                .orElseGet(() -> new Region(0, 0, header.uprightWidthPx(), header.uprightHeightPx()));
        return new Preparation.Prepared(
                header.format(),
                header.uprightWidthPx(),
                header.uprightHeightPx(),
                region,
                regions,
                reports,
                quality(state, region),
                Arrays.stream(Rendition.Kind.values())
                        .filter(kinds::contains)
                        .map(kind -> rendition(kind, state))
                        .toList(),
                state.mainObject()
                        .map(found -> outlinePoints(found.points(), state.originalPxPerWorkingPx()))
                        .orElse(List.of()),
                stepPictures ? stepPictures(state) : List.of());
    }

    private static Quality quality(PreparationState state, Region region) {
        return new Quality(
                state.preparedSquare().sharpness(),
                state.exposure(),
                state.mainObject()
                        .map(found -> OutlineGeometry.coverage(found.mask()))
                        .orElse(1.0),
                Math.max(region.width(), region.height()));
    }

    private Rendition rendition(Rendition.Kind kind, PreparationState state) {
        return switch (kind) {
            case PREPARED -> ImageEncoder.png(kind, state.preparedSquare().pixels());
            case MASK -> ImageEncoder.png(kind, state.mask(MASK_EDGE_PX));
            case THUMBNAIL -> ImageEncoder.jpeg(kind, state.thumbnail(plan.thumbnailEdgePx()));
            case ACCESS -> ImageEncoder.jpeg(kind, state.accessPicture());
            case STROKES ->
                ImageEncoder.png(
                        kind, PolarEdgeSpectrum.draw(state.preparedSquare().pixels()));
        };
    }

    /**
     * Returns an outline in pixels of the upright original, in order, as points at even distances. Coordinates count
     * from the upper left corner of the picture, as those of regions do.
     *
     * @param points outline at working scale, x before y
     */
    private static List<OutlinePoint> outlinePoints(float[] points, double originalPerWork) {
        int all = points.length / 2;
        int count = Math.min(all, Preparation.Prepared.MAX_OUTLINE_POINTS);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * all / count))
                .mapToObj(i -> new OutlinePoint(
                        (points[2 * i] + 0.5) * originalPerWork, (points[2 * i + 1] + 0.5) * originalPerWork))
                .toList();
    }

    private static List<StepPicture> stepPictures(PreparationState state) {
        return state.picturesAfterSteps().stream()
                .map(afterStep -> new StepPicture(
                        afterStep.step(), ImageEncoder.jpeg(Rendition.Kind.PREPARED, afterStep.pixels())))
                .toList();
    }

    private static List<FoundRegion> regions(PreparationState state, Inspection.Accepted header) {
        boolean paired = ObverseReversePair.isPair(state.located());
        double factor =
                (double) header.uprightWidthPx() / state.workingPicture().cols();
        List<FoundRegion> regions = new ArrayList<>();
        for (LocatedObject found : state.located()) {
            var box = found.boxAt(factor, header.uprightWidthPx(), header.uprightHeightPx());
            int index = regions.size();
            regions.add(new FoundRegion(
                    new Region(box.x(), box.y(), box.width(), box.height()),
                    Math.clamp(found.confidence(), 0, 1),
                    found.roundness(),
                    paired && index < 2 ? OptionalInt.of(1 - index) : OptionalInt.empty()));
        }
        return regions;
    }
}
