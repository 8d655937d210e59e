package org.vitrine.preprocess;

import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vitrine.events.FoundObject;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Quality;
import org.vitrine.events.Region;
import org.vitrine.events.RenditionKind;
import org.vitrine.events.Stage;
import org.vitrine.events.Step;
import org.vitrine.events.StepOutcome;
import org.vitrine.store.StoreKeys.RenditionFile;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.StepReport;

/** Converts the outcome of a preparation to the events {@code preprocessed} and {@code image-rejected}. Pure. */
final class PreprocessFacts {

    private PreprocessFacts() {}

    /**
     * Returns the event for a prepared photograph.
     *
     * @param location address in the object store of the rendition of a kind
     * @param now time of the event
     */
    static Preprocessed preprocessed(
            ImageArrived image, Preparation.Prepared prepared, Function<Rendition.Kind, URI> location, Instant now) {
        var quality = prepared.quality();
        return Preprocessed.newBuilder()
                .setImageId(image.getImageId())
                .setCollectionId(image.getCollectionId())
                .setInstitutionId(image.getInstitutionId())
                .setVersion(image.getVersion())
                .setSha256(image.getSha256())
                .setOriginalLocation(image.getLocation())
                .setOriginalMediaType(prepared.format().mediaType())
                .setOriginalSizeBytes(image.getSizeBytes())
                .setWidthPx(prepared.widthPx())
                .setHeightPx(prepared.heightPx())
                .setRenditions(renditions(prepared, location))
                .setRegion(region(prepared.region()))
                .setObjects(
                        prepared.regions().stream().map(PreprocessFacts::object).toList())
                .setSteps(prepared.steps().stream().map(PreprocessFacts::step).toList())
                .setQuality(new Quality(
                        quality.sharpness(), quality.exposure(), quality.coverage(), quality.resolutionPx()))
                .setPreprocessedAt(now)
                .setDecidedRegion(image.getDecidedRegion())
                .setDecidedAngleDegrees(image.getDecidedAngleDegrees())
                .build();
    }

    static ImageRejected rejected(ImageArrived image, String reasonCode, String sentence, Instant now) {
        return ImageRejected.newBuilder()
                .setImageId(image.getImageId())
                .setCollectionId(image.getCollectionId())
                .setInstitutionId(image.getInstitutionId())
                .setVersion(image.getVersion())
                .setSha256(image.getSha256())
                .setStage(Stage.PREPROCESSED)
                .setReasonCode(reasonCode)
                .setSentence(sentence)
                .setBatchId(image.getBatchId())
                .setRejectedAt(now)
                .build();
    }

    /** Returns the file name under which a rendition of this kind is stored. */
    static RenditionFile file(Rendition.Kind kind) {
        return switch (kind) {
            case PREPARED -> RenditionFile.PREPARED;
            case MASK -> RenditionFile.MASK;
            case THUMBNAIL -> RenditionFile.THUMBNAIL;
            case ACCESS -> RenditionFile.ACCESS;
            case STROKES -> RenditionFile.STROKES;
        };
    }

    private static List<org.vitrine.events.Rendition> renditions(
            Preparation.Prepared prepared, Function<Rendition.Kind, URI> location) {
        return prepared.renditions().stream()
                .map(rendition -> org.vitrine.events.Rendition.newBuilder()
                        .setKind(RenditionKind.valueOf(rendition.kind().name()))
                        .setLocation(location.apply(rendition.kind()).toString())
                        .setMediaType(rendition.mediaType())
                        .setWidthPx(rendition.widthPx())
                        .setHeightPx(rendition.heightPx())
                        .setSizeBytes(rendition.bytes().length())
                        .setSha256(HexFormat.of().formatHex(rendition.bytes().sha256()))
                        .build())
                .collect(Collectors.toList());
    }

    private static FoundObject object(Preparation.FoundRegion found) {
        var object = FoundObject.newBuilder()
                .setRegion(region(found.region()))
                .setConfidence(found.confidence())
                .setRoundness(found.roundness());
        found.pairOf().ifPresent(object::setPairOf);
        return object.build();
    }

    private static Region region(Preparation.Region region) {
        return new Region(region.left(), region.top(), region.width(), region.height());
    }

    private static Step step(StepReport report) {
        var step = Step.newBuilder()
                .setName(report.name())
                .setOutcome(StepOutcome.valueOf(report.outcome().name()))
                .setConfidence(report.confidence())
                .setMeasured(report.measured())
                .setNote(report.note())
                .setTookMs(report.tookMs());
        report.model().ifPresent(step::setModel);
        return step.build();
    }
}
