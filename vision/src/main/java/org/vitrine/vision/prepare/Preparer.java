package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.Limits;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.prepare.Preparation.FoundRegion;
import org.vitrine.vision.prepare.Preparation.Quality;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.Preparation.StepPicture;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.verify.StrokeMap;

/**
 * Prepares photographs: a function of bytes, plan and models, but for the times it reports. Safe from any thread.
 *
 * <p>Steps that an endpoint is named for are done by that; where it does not answer, here, and the report says so.
 *
 * <p>Memory: at most {@link Limits#MOST_DECODED_BYTES} of decoded pixels, a copy of the file, the picture at the access edge,
 * and a few at {@value Locator#WORKING_EDGE_PX} px; all of it is freed when the call returns.
 */
public record Preparer(PreparationPlan plan, Map<String, StepEndpoint> endpoints, Models models) {

    /** Longest edge of the mask: its outline is soft and smooth, more pixels say no more. */
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
        this(plan, Map.of(), Models.none());
    }

    /** Loads the native library, so that the first photograph does not pay for it. */
    public static void warmUp() {
        try (var scope = new PointerScope()) {
            new Mat(1, 1, CV_8UC1).close();
        }
    }

    /** By the steps alone. */
    public Preparation prepare(byte[] file) {
        return prepare(file, ByHand.NOTHING, false);
    }

    /**
     * @param byHand what replaces steps
     * @param stepPictures whether to encode the prepared picture after each step
     * @throws ByHand.RegionOutside where the region is not within the photograph
     */
    public Preparation prepare(byte[] file, ByHand byHand, boolean stepPictures) {
        long since = System.nanoTime();
        return switch (new Inspector(plan.limits()).inspect(file)) {
            case Inspection.Refused(var code, var sentence) -> new Preparation.Refused(code, sentence);
            case Inspection.Accepted header -> {
                byHand.check(header.uprightWidthPx(), header.uprightHeightPx());
                try (var scope = new PointerScope()) {
                    yield Decoder.decode(file, header, plan.accessEdgePx())
                            .<Preparation>map(picture -> prepared(picture, header, byHand, stepPictures, since))
                            .orElseGet(() -> new Preparation.Refused(
                                    ReasonCode.DAMAGED,
                                    "The pixels of this %s file cannot be decoded, although its structure is whole: save it again from the original."
                                            .formatted(header.mediaType())));
                }
            }
        };
    }

    private Preparation prepared(
            Picture picture, Inspection.Accepted header, ByHand byHand, boolean stepPictures, long since) {
        var decoded = StepReport.of(
                "decode",
                Outcome.APPLIED,
                1,
                Map.of("widthPx", (double) header.uprightWidthPx(), "heightPx", (double) header.uprightHeightPx()),
                picture.note(),
                since);
        var piece = new Workpiece(plan, picture, header.uprightWidthPx());
        List<StepReport> reports = new ArrayList<>(List.of(decoded));
        reports.addAll(new Steps(plan, new Elsewhere(endpoints, plan.limits()), models, piece, byHand).run());
        var regions = regions(piece, header);
        var region = byHand.region()
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
                                .map(found -> Outline.coverage(found.mask()))
                                .orElse(1.0),
                        Math.max(region.width(), region.height())),
                List.of(
                        Encoder.png(Rendition.Kind.PREPARED, piece.squared().pixels()),
                        Encoder.png(Rendition.Kind.MASK, piece.mask(MASK_EDGE_PX)),
                        Encoder.jpeg(Rendition.Kind.THUMBNAIL, piece.thumbnail(plan.thumbnailEdgePx())),
                        Encoder.jpeg(Rendition.Kind.ACCESS, piece.access()),
                        Encoder.png(
                                Rendition.Kind.STROKES,
                                StrokeMap.drawn(piece.squared().pixels()))),
                piece.main()
                        .map(found -> found.outline(piece.originalPerWork(), Preparation.Prepared.MOST_OUTLINE_POINTS))
                        .orElse(List.of()),
                stepPictures ? stepPictures(piece) : List.of());
    }

    private static List<StepPicture> stepPictures(Workpiece piece) {
        return piece.made().stream()
                .map(made -> new StepPicture(made.step(), Encoder.jpeg(Rendition.Kind.PREPARED, made.pixels())))
                .toList();
    }

    private static List<FoundRegion> regions(Workpiece piece, Inspection.Accepted header) {
        boolean paired = Pairs.isPair(piece.located());
        double factor = (double) header.uprightWidthPx() / piece.work().cols();
        List<FoundRegion> regions = new ArrayList<>();
        for (Located found : piece.located()) {
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
