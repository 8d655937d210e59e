package org.vitrine.inference.stage;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.inference.describe.Pictures;
import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.LabelLimits;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.PictureShape.Format;
import org.vitrine.inference.statement.Shown;
import org.vitrine.inference.statement.Skipped;

/** Chooses what is shown to whom, from what the event says of original and renditions. Pure. */
final class RenditionChoice {

    private RenditionChoice() {}

    /**
     * The pictures of one photograph; empty where the event names no prepared rendition.
     *
     * @param byReference whether Rekognition may read the original from S3
     */
    static Optional<Pictures> of(Preprocessed fact, boolean byReference) {
        return ofKind(fact, RenditionKind.PREPARED)
                .map(prepared -> new Pictures(
                        stored(prepared, Optional.empty()),
                        wholes(fact).stream()
                                .map(rendition -> stored(rendition, Optional.of(original(fact))))
                                .findFirst(),
                        labels(fact, byReference, LabelLimits.REFERENCE, LabelLimits.BYTES),
                        labels(fact, byReference, LabelLimits.CUSTOM_REFERENCE, LabelLimits.CUSTOM_BYTES)));
    }

    /**
     * The original by reference where that is allowed and it qualifies; then the access rendition, or the thumbnail where that
     * one does not qualify. The prepared one is never shown: it is cropped, and its boxes would be in the wrong place.
     */
    private static Pictures.ForLabels labels(
            Preprocessed fact, boolean byReference, LabelLimits reference, LabelLimits bytes) {
        var original = original(fact);
        var shown = new ArrayList<Shown>();
        if (byReference) {
            Format.named(fact.getOriginalMediaType())
                    .map(format -> new PictureShape(format, original))
                    .filter(shape -> reference
                            .objection(shape, fact.getOriginalSizeBytes())
                            .isEmpty())
                    .ifPresent(_ -> shown.add(
                            new Shown(fact.getSha256(), reference(fact.getOriginalLocation()), Optional.of(original))));
        }
        var why = Optional.<Skipped>empty();
        for (var rendition : wholes(fact)) {
            var objection = bytes.objection(shape(rendition).orElseThrow(), rendition.getSizeBytes());
            if (objection.isEmpty()) {
                shown.add(stored(rendition, Optional.of(original)));
                break;
            }
            why = why.or(() -> objection);
        }
        return shown.isEmpty()
                ? new Pictures.ForLabels.Absent(why.orElseGet(bytes::nothingToShow))
                : new Pictures.ForLabels.These(List.copyOf(shown));
    }

    /** Renditions that show the whole photograph, the largest first. */
    private static List<Rendition> wholes(Preprocessed fact) {
        var wholes = new ArrayList<Rendition>();
        for (var kind : List.of(RenditionKind.ACCESS, RenditionKind.THUMBNAIL)) {
            ofKind(fact, kind)
                    .filter(rendition -> shape(rendition)
                            .filter(shape -> shape.extent().isScaledFrom(original(fact)))
                            .isPresent())
                    .ifPresent(wholes::add);
        }
        return wholes;
    }

    private static Shown stored(Rendition rendition, Optional<Extent> original) {
        return new Shown(rendition.getSha256(), new Shown.Way.Stored(URI.create(rendition.getLocation())), original);
    }

    private static Shown.Way reference(String location) {
        var uri = URI.create(location);
        return new Shown.Way.Reference(uri.getAuthority(), uri.getPath().substring(1));
    }

    private static Extent original(Preprocessed fact) {
        return new Extent(fact.getWidthPx(), fact.getHeightPx());
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
                        .map(format ->
                                new PictureShape(format, new Extent(rendition.getWidthPx(), rendition.getHeightPx())));
    }
}
