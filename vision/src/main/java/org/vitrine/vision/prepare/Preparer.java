package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.prepare.Preparation.FoundRegion;
import org.vitrine.vision.prepare.Preparation.Quality;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.Preparation.StepPicture;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Prepares photographs: a function of bytes, plan and models, but for the times it reports. Safe from any thread.
 *
 * <p>Steps that an endpoint is named for are done by that; where it does not answer, here, and the report says so.
 *
 * <p>Memory: at most {@link InspectionLimits#MOST_DECODED_BYTES} of decoded pixels, a copy of the file, the picture at the access edge,
 * and a few at {@value ObjectLocator#WORKING_EDGE_PX} px; all of it is freed when the call returns.
 */
public record Preparer(PreparationPlan plan, Map<String, StepEndpoint> endpoints, PreparationModels models) {

    /** Longest edge of the mask: its outline is soft and smooth, more pixels add nothing. */
    private static final int MASK_EDGE_PX = 1024;

    static {
        // The threads are the caller's: a pool as wide as the cores, one photograph each.
        org.bytedeco.opencv.global.opencv_core.setNumThreads(1);
    }

    public Preparer {
        endpoints = Map.copyOf(endpoints);
    }

    /** Does every step here and without models: {@code upright} by symmetry, {@code cut-out} as located. */
    public Preparer(PreparationPlan plan) {
        this(plan, Map.of(), PreparationModels.none());
    }

    /** Loads the native library, so that the first photograph does not pay for it. */
    public static void warmUp() {
        try (var scope = new PointerScope()) {
            new Mat(1, 1, CV_8UC1).close();
        }
    }

    /** By the steps alone. */
    public Preparation prepare(byte[] file) {
        return prepare(file, ManualPlacement.NOTHING, false);
    }

    /**
     * @param manualPlacement what replaces steps
     * @param stepPictures whether to encode the prepared picture after each step
     * @throws ManualPlacement.RegionOutside where the region is not within the photograph
     */
    public Preparation prepare(byte[] file, ManualPlacement manualPlacement, boolean stepPictures) {
        long since = System.nanoTime();
        return switch (new Inspector(plan.limits()).inspect(file)) {
            case Inspection.Refused(var code, var sentence) -> new Preparation.Refused(code, sentence);
            case Inspection.Accepted header -> {
                manualPlacement.check(header.uprightWidthPx(), header.uprightHeightPx());
                try (var scope = new PointerScope()) {
                    yield ImageDecoder.decode(file, header, plan.accessEdgePx())
                            .<Preparation>map(
                                    picture -> prepared(picture, header, manualPlacement, stepPictures, since))
                            .orElseGet(() -> new Preparation.Refused(
                                    ReasonCode.DAMAGED,
                                    "The pixels of this %s file cannot be decoded, although its structure is whole: save it again from the original."
                                            .formatted(header.mediaType())));
                }
            }
        };
    }

    private Preparation prepared(
            DecodedImage picture,
            Inspection.Accepted header,
            ManualPlacement manualPlacement,
            boolean stepPictures,
            long since) {
        var decoded = StepReport.of(
                "decode",
                Outcome.APPLIED,
                1,
                Map.of("widthPx", (double) header.uprightWidthPx(), "heightPx", (double) header.uprightHeightPx()),
                picture.note(),
                since);
        var piece = new PreparationState(plan, picture, header.uprightWidthPx());
        List<StepReport> reports = new ArrayList<>(List.of(decoded));
        reports.addAll(
                new PreparationSteps(plan, new RemoteSteps(endpoints, plan.limits()), models, piece, manualPlacement)
                        .run());
        var regions = regions(piece, header);
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
                new Quality(
                        piece.squared().sharpness(),
                        piece.exposure(),
                        piece.main()
                                .map(found -> OutlineGeometry.coverage(found.mask()))
                                .orElse(1.0),
                        Math.max(region.width(), region.height())),
                List.of(
                        ImageEncoder.png(
                                Rendition.Kind.PREPARED, piece.squared().pixels()),
                        ImageEncoder.png(Rendition.Kind.MASK, piece.mask(MASK_EDGE_PX)),
                        ImageEncoder.jpeg(Rendition.Kind.THUMBNAIL, piece.thumbnail(plan.thumbnailEdgePx())),
                        ImageEncoder.jpeg(Rendition.Kind.ACCESS, piece.access()),
                        ImageEncoder.png(
                                Rendition.Kind.STROKES,
                                PolarEdgeSpectrum.drawn(piece.squared().pixels()))),
                piece.main()
                        .map(found -> found.outline(piece.originalPerWork(), Preparation.Prepared.MOST_OUTLINE_POINTS))
                        .orElse(List.of()),
                stepPictures ? stepPictures(piece) : List.of());
    }

    private static List<StepPicture> stepPictures(PreparationState piece) {
        return piece.made().stream()
                .map(made -> new StepPicture(made.step(), ImageEncoder.jpeg(Rendition.Kind.PREPARED, made.pixels())))
                .toList();
    }

    private static List<FoundRegion> regions(PreparationState piece, Inspection.Accepted header) {
        boolean paired = ObverseReversePair.isPair(piece.located());
        double factor = (double) header.uprightWidthPx() / piece.work().cols();
        List<FoundRegion> regions = new ArrayList<>();
        for (LocatedObject found : piece.located()) {
            var box = found.boxAt(factor, header.uprightWidthPx(), header.uprightHeightPx());
            int place = regions.size();
            regions.add(new FoundRegion(
                    new Region(box.x(), box.y(), box.width(), box.height()),
                    Math.clamp(found.confidence(), 0, 1),
                    found.round(),
                    paired && place < 2 ? OptionalInt.of(1 - place) : OptionalInt.empty()));
        }
        return regions;
    }
}
