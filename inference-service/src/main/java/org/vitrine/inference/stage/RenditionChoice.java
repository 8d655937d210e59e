package org.vitrine.inference.stage;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.inference.describe.RenditionSet;
import org.vitrine.inference.statement.ImageExtent;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.LabelLimits;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.PictureShape.Format;
import org.vitrine.inference.statement.SkippedRequest;

/** Chooses which picture each model gets, from the original and the renditions that the event lists. Pure. */
final class RenditionChoice {

    private RenditionChoice() {}

    /**
     * Returns the pictures of one photograph; empty if the event names no prepared rendition.
     *
     * @param byReference whether Rekognition may read the original from S3
     */
    static Optional<RenditionSet> of(Preprocessed fact, boolean byReference) {
        return ofKind(fact, RenditionKind.PREPARED)
                .map(prepared -> new RenditionSet(
                        stored(prepared, Optional.empty()),
                        wholeRenditions(fact).stream()
                                .map(rendition -> stored(rendition, Optional.of(original(fact))))
                                .findFirst(),
                        labels(fact, byReference, LabelLimits.REFERENCE, LabelLimits.BYTES),
                        labels(fact, byReference, LabelLimits.CUSTOM_REFERENCE, LabelLimits.CUSTOM_BYTES)));
    }

    /**
     * Returns the pictures for labels: first the original by reference, if that is allowed and it qualifies; then the
     * access rendition, or the thumbnail if the access rendition does not qualify. The prepared rendition is never
     * used: it is cropped, and its boxes would be in the wrong place.
     */
    private static RenditionSet.LabelInputs labels(
            Preprocessed fact, boolean byReference, LabelLimits reference, LabelLimits bytes) {
        var original = original(fact);
        var inputs = new ArrayList<ImageInput>();
        if (byReference) {
            Format.named(fact.getOriginalMediaType())
                    .map(format -> new PictureShape(format, original))
                    .filter(shape -> reference
                            .objection(shape, fact.getOriginalSizeBytes())
                            .isEmpty())
                    .ifPresent(_ -> inputs.add(new ImageInput(
                            fact.getSha256(), reference(fact.getOriginalLocation()), Optional.of(original))));
        }
        var reason = Optional.<SkippedRequest>empty();
        for (var rendition : wholeRenditions(fact)) {
            var objection = bytes.objection(shape(rendition).orElseThrow(), rendition.getSizeBytes());
            if (objection.isEmpty()) {
                inputs.add(stored(rendition, Optional.of(original)));
                break;
            }
            reason = reason.or(() -> objection);
        }
        return inputs.isEmpty()
                ? new RenditionSet.LabelInputs.Absent(reason.orElseGet(bytes::noRendition))
                : new RenditionSet.LabelInputs.Present(List.copyOf(inputs));
    }

    /** Returns the renditions that show the whole photograph, the largest first. */
    private static List<Rendition> wholeRenditions(Preprocessed fact) {
        var found = new ArrayList<Rendition>();
        for (var kind : List.of(RenditionKind.ACCESS, RenditionKind.THUMBNAIL)) {
            ofKind(fact, kind)
                    .filter(rendition -> shape(rendition)
                            .filter(shape -> shape.extent().isScaledFrom(original(fact)))
                            .isPresent())
                    .ifPresent(found::add);
        }
        return found;
    }

    private static ImageInput stored(Rendition rendition, Optional<ImageExtent> original) {
        return new ImageInput(
                rendition.getSha256(), new ImageInput.Transport.Stored(URI.create(rendition.getLocation())), original);
    }

    private static ImageInput.Transport reference(String location) {
        var uri = URI.create(location);
        return new ImageInput.Transport.Reference(
                uri.getAuthority(), uri.getPath().substring(1));
    }

    private static ImageExtent original(Preprocessed fact) {
        return new ImageExtent(fact.getWidthPx(), fact.getHeightPx());
    }

    private static Optional<Rendition> ofKind(Preprocessed fact, RenditionKind kind) {
        return fact.getRenditions().stream()
                .filter(rendition -> rendition.getKind() == kind)
                .findFirst();
    }

    private static Optional<PictureShape> shape(Rendition rendition) {
        return rendition.getWidthPx() < 1 || rendition.getHeightPx() < 1
                ? Optional.empty()
                : Format.named(rendition.getMediaType())
                        .map(format -> new PictureShape(
                                format, new ImageExtent(rendition.getWidthPx(), rendition.getHeightPx())));
    }
}
